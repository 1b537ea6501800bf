import { pluralOf, singularOf } from '@drawbridge/kinds/faces'
import type { Command } from '@drawbridge/commands'
import type { Node } from '@drawbridge/manifest'
import { unlessTaken } from './draft.ts'
import { named, type NamedItem } from './fields-of.ts'
import type { Reading } from './recipe.ts'
import { fieldName, isSingle } from './words.ts'

/** The relation by which one table points to another already. */
export function relationTo(from: Node, to: Node): NamedItem | undefined {
  return named(from, 'relations').find((relation) => relation['target'] === to.id)
}

/** Each of `many` points to one of `one`. */
export function manyToOne(one: Node, many: Node): Reading {
  if (relationTo(many, one)) return { problem: `${many.name} points to ${one.name} already.` }
  const item = relationItem(many, one, 1)
  return {
    says: `Each of ${many.name} has one ${item.name}; ${one.name} have many ${item.inverse}. Deleting one deletes its ${item.inverse}.`,
    commands: [{ type: 'insertItem', id: many.id, path: ['relations'], item }],
  }
}

/** “A book has many tags” after “a tag has many books”: each side has many of the other. */
export function widen(one: Node, many: Node, relation: string): Reading {
  const away: Command = { type: 'removeItem', id: one.id, path: ['relations', `#${relation}`] }
  const reading = manyToMany(one, many)
  return 'problem' in reading ? reading : { ...reading, commands: [away, ...reading.commands] }
}

export function manyToMany(one: Node, many: Node): Reading {
  const item = relationItem(one, many, 2)
  return {
    says: `${one.name} have many ${many.name}, and ${many.name} many ${one.name}.`,
    commands: [{ type: 'insertItem', id: one.id, path: ['relations'], item }],
  }
}

/** `book` in a list of fields, where there is a table of books: one of them, or many where it is `books`. */
export function mentionOf(words: string, from: Node, to: Node): Reading {
  return isSingle(words) ? manyToOne(to, from) : manyToMany(from, to)
}

/** What a table holds of another: one of them, or many. */
function relationItem(from: Node, to: Node, count: 1 | 2) {
  const name = nameFor(to.name, count)
  const taken = [...named(from, 'relations'), ...named(from, 'fields')].map(({ id }) => id)
  const id = unlessTaken(`${name}_relation`, new Set(taken))
  const inverse = nameFor(from.name, 2)
  return count === 1
    ? { id, name, type: 'manyToOne', target: to.id, inverse, onDelete: 'cascade' }
    : { id, name, type: 'manyToMany', target: to.id, inverse }
}

function nameFor(table: string, count: 1 | 2): string {
  const words = table.split('_')
  const last = words.pop() ?? table
  return fieldName([...words, count === 1 ? singularOf(last) : pluralOf(last)].join(' ')) ?? table
}
