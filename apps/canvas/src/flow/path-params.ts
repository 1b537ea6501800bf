import { camel, tableNames, wordsOf, type Property } from '@drawbridge/kinds/faces'
import type { Node } from '@drawbridge/manifest'
import { newId } from '../document/ids.ts'
import { textIn } from './place.ts'
import { namesInPath } from './start-words.ts'

/** A path as it was typed: `/books/{id}`, as others write it, is `/books/:id`. */
export const pathOf = (typed: string): string =>
  typed.trim().replaceAll(/\{([A-Za-z]\w*)\}/g, ':$1')

/**
 * What a path brings, as each parameter begins: a key of rows where its name says so (`:id`,
 * `:bookId`, `:book`), and text else.
 */
export function firstParams(path: string, nodes: readonly Node[]): readonly Property[] {
  const tables = nodes.filter(({ kind }) => kind === 'table')
  return [...new Set(namesInPath(path))].map((name) => ({
    id: newId('p'),
    name,
    type: keyType(name, path, tables) ?? 'string',
    required: true,
  }))
}

/** Those of them that are more than text, which needs no saying. */
export const typedParams = (path: string, nodes: readonly Node[]): readonly Property[] =>
  firstParams(path, nodes).filter(({ type }) => type !== 'string')

function keyType(
  name: string,
  path: string,
  tables: readonly Node[],
): 'integer' | 'uuid' | undefined {
  const pieces = path.split('/')
  const of = /^(.+)Id$/.exec(name)?.[1]
  const isKey = name === 'id' || of !== undefined
  const called = name === 'id' ? pieces[pieces.indexOf(':id') - 1] : (of ?? name)
  const table = tables.find((one) => isCalled(one, called ?? ''))
  if (table) return typeOfKey(table)
  // Of which table is not said: what the keys of all have in common.
  const types = new Set(tables.map(typeOfKey))
  return isKey && types.size === 1 ? [...types][0] : undefined
}

const typeOfKey = ({ settings }: Node): 'integer' | 'uuid' =>
  settings['key'] === 'uuid' ? 'uuid' : 'integer'

/** By its own name, as one of its rows is called, or as its API is. */
function isCalled({ name, settings }: Node, called: string): boolean {
  const wanted = camel(wordsOf(called))
  const names = tableNames(name, textIn(settings, 'singular') || undefined)
  return wanted !== '' && [camel(wordsOf(name)), names?.plural, names?.singular].includes(wanted)
}
