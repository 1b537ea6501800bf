import type { Command } from '@drawbridge/commands'
import type { Node } from '@drawbridge/manifest'
import { Draft, unlessTaken } from '../draft.ts'
import { named } from '../fields-of.ts'
import { newTable } from '../new-table.ts'
import type { Reading, Recipe } from '../recipe.ts'
import { fieldName, plural, singular, tableName } from '../words.ts'

const HAS_MANY =
  /^(?<one>.+?)\s+(?:has|have|can have|may have|owns?|contains?)\s+(?:many|several|multiple)\s+(?<many>.+)$/i
const BELONGS =
  /^(?<many>.+?)\s+(?:belongs?|is linked|are linked)\s+to\s+(?:an?\s+|one\s+|the\s+)?(?<one>.+)$/i
const BOTH = /^(?<one>.+?)\s+and\s+(?<many>.+?)\s+are\s+many[ -]to[ -]many$/i

export const relations: Recipe = {
  examples: [
    'an author has many books',
    'a task belongs to a list',
    'posts and tags are many to many',
  ],
  read(phrase, draft) {
    const both = BOTH.exec(phrase)?.groups
    const match = both ?? HAS_MANY.exec(phrase)?.groups ?? BELONGS.exec(phrase)?.groups
    if (!match) return undefined
    const { one: oneWords = '', many: manyWords = '' } = match
    const missing = [oneWords, manyWords].filter((words) => !draft.table(words))
    const [absent] = missing
    if (missing.length > 1) return { problem: `There is no table ${absent} yet: add it first.` }
    if (absent !== undefined) return withTable(absent, phrase, draft)
    const one = draft.table(oneWords)
    const many = draft.table(manyWords)
    if (!one || !many) return undefined
    if (both) return manyToMany(one, many)
    const back = relationTo(one, many)
    return back?.['type'] === 'manyToOne' ? widen(one, many, back.id) : manyToOne(one, many)
  },
}

/** Adds the one table that a relation speaks of and nobody has drawn, then the relation. */
function withTable(words: string, phrase: string, draft: Draft): Reading {
  const name = tableName(words)
  if (name === undefined) return { problem: 'A table needs a name of letters.' }
  const added = newTable(name, '', draft)
  const after = new Draft(draft.manifest)
  const refused = after.apply(added.commands)
  if (refused !== undefined) return { problem: refused }
  const related = relations.read(phrase, after)
  if (!related || 'problem' in related)
    return related ?? { problem: `There is no table ${name} yet.` }
  return {
    says: `${added.says} ${related.says}`,
    commands: [...added.commands, ...related.commands],
  }
}

const relationTo = (from: Node, to: Node) =>
  named(from, 'relations').find((relation) => relation['target'] === to.id)

function manyToOne(one: Node, many: Node): Reading {
  if (relationTo(many, one)) return { problem: `${many.name} points to ${one.name} already.` }
  const name = nameFor(one.name, 1)
  const item = {
    id: idFor(many, name),
    name,
    type: 'manyToOne',
    target: one.id,
    inverse: nameFor(many.name, 2),
    onDelete: 'cascade',
  }
  return {
    says: `Each of ${many.name} has one ${name}; ${one.name} have many ${item.inverse}. Deleting one deletes its ${item.inverse}.`,
    commands: [{ type: 'insertItem', id: many.id, path: ['relations'], item }],
  }
}

/** “A book has many tags” after “a tag has many books”: each side has many of the other. */
function widen(one: Node, many: Node, relation: string): Reading {
  const away: Command = { type: 'removeItem', id: one.id, path: ['relations', `#${relation}`] }
  const reading = manyToMany(one, many)
  return 'problem' in reading ? reading : { ...reading, commands: [away, ...reading.commands] }
}

function manyToMany(one: Node, many: Node): Reading {
  const name = nameFor(many.name, 2)
  const item = {
    id: idFor(one, name),
    name,
    type: 'manyToMany',
    target: many.id,
    inverse: nameFor(one.name, 2),
  }
  return {
    says: `${one.name} have many ${many.name}, and ${many.name} many ${one.name}.`,
    commands: [{ type: 'insertItem', id: one.id, path: ['relations'], item }],
  }
}

function nameFor(table: string, count: 1 | 2): string {
  const words = table.split('_')
  const last = words.pop() ?? table
  return fieldName([...words, count === 1 ? singular(last) : plural(last)].join(' ')) ?? table
}

function idFor(table: Node, name: string): string {
  const taken = [...named(table, 'relations'), ...named(table, 'fields')].map(({ id }) => id)
  return unlessTaken(`${name}_relation`, new Set(taken))
}
