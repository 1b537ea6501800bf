import type { Command } from '@drawbridge/commands'
import { Draft } from '../draft.ts'
import { newTable } from '../new-table.ts'
import type { Reading, Recipe } from '../recipe.ts'
import { manyToMany, manyToOne, relationTo, widen } from '../relate.ts'
import { listItems, tableName } from '../words.ts'

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
    const several = both ? [] : listItems(HAS_MANY.test(phrase) ? manyWords : oneWords)
    if (several.length > 1)
      return inTurn(
        several.map((each) =>
          HAS_MANY.test(phrase) ? `${oneWords} has many ${each}` : `${manyWords} belong to ${each}`,
        ),
        draft,
      )
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

/** `loans belong to a book and a member`: one relation after the other. */
function inTurn(phrases: readonly string[], draft: Draft): Reading {
  const after = new Draft(draft.manifest)
  const says: string[] = []
  const commands: Command[] = []
  const left: string[] = []
  for (const phrase of phrases) {
    const reading = relations.read(phrase, after)
    if (!reading || 'problem' in reading) return reading ?? { problem: `“${phrase}” is not clear.` }
    const refused = after.apply(reading.commands)
    if (refused !== undefined) return { problem: refused }
    says.push(reading.says)
    commands.push(...reading.commands)
    left.push(...(reading.left ?? []))
  }
  return { says: says.join(' '), commands, left }
}

/** Adds the one table that a relation speaks of and nobody has drawn, then the relation. */
function withTable(words: string, phrase: string, draft: Draft): Reading {
  const name = tableName(words)
  if (name === undefined) return { problem: 'A table needs a name of letters.' }
  const added = newTable(name, '', draft)
  if ('problem' in added) return added
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
