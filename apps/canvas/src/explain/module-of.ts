import type { CodeFile } from '@drawbridge/protocol'

interface Exported {
  readonly name: string
  /** `a function` */
  readonly sort: string
  /** The first sentence of what stands above it. */
  readonly says: string
}

const SORTS: Readonly<Record<string, string>> = {
  function: 'a function',
  const: 'a value',
  class: 'a class',
  interface: 'a shape of data',
  type: 'a type',
}

const EXPORT =
  /(?:\/\*\*((?:(?!\*\/)[^])*)\*\/\n)?^export (?:async )?(function|const|class|interface|type)\*? (\w+)/gm

/** What a module of ours offers, in order. Our formatter has written it, so that its lines are looked at and no tree. */
export const exportsOf = (text: string): readonly Exported[] =>
  [...text.matchAll(EXPORT)].map(([, note = '', sort = '', name = '']) => ({
    name,
    sort: SORTS[sort] ?? sort,
    says: firstSentence(note),
  }))

function firstSentence(note: string): string {
  const words = note
    .replaceAll(/^\s*\*\s?/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return /^.*?[.:](?=\s|$)/.exec(words)?.[0] ?? words
}

interface Imported {
  /** Path of a file, or name of a package. */
  readonly from: string
  readonly names: readonly string[]
}

const IMPORT = /^(?:import|export)\s+(?:type\s+)?([^'"]*?)\s*from\s+'([^']+)'/gm

/** What a file takes from others, in order. */
export const importsOf = ({ path, text }: Pick<CodeFile, 'path' | 'text'>): readonly Imported[] =>
  [...text.matchAll(IMPORT)].map(([, names = '', from = '']) => ({
    from: from.startsWith('.') ? resolved(path, from) : from,
    names: names
      .replaceAll(/[{}]|\btype\s/g, '')
      .split(',')
      .map((name) => name.trim().replace(/^\* as \w+$/, 'everything'))
      .filter((name) => name !== ''),
  }))

/** `src/tasks/routes.ts` and `../app.ts` → `src/app.ts`. */
function resolved(path: string, from: string): string {
  const place = path.split('/').slice(0, -1)
  for (const step of from.split('/')) {
    if (step === '..') place.pop()
    else if (step !== '.') place.push(step)
  }
  return place.join('/')
}
