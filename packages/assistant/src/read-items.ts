import type { Command } from '@drawbridge/commands'
import type { JsonObject } from '@drawbridge/manifest'
import { unlessTaken, type Draft } from './draft.ts'
import { readField } from './field-meaning.ts'
import { withoutClause } from './leftover.ts'
import { mentionOf } from './relate.ts'
import { listItems, plainWords } from './words.ts'

export type NewField = JsonObject & { readonly id: string; readonly name: string }

/** What was said, done: commands with their sentence, and what could not be done of it. */
export interface Done {
  readonly says: string
  readonly commands: readonly Command[]
  readonly left: readonly string[]
}

/** Relates the table with this id to another that is named where a field could be; changes the draft. */
export type Mention = (table: string, draft: Draft) => Done

export interface Items {
  readonly fields: readonly NewField[]
  readonly mentions: readonly Mention[]
  readonly left: readonly string[]
}

/**
 * `title, required price and author` → fields, with ids made of their names; `author` is no field
 * but a relation where there is a table of authors.
 */
export function readItems(
  text: string,
  draft: Draft,
  taken: ReadonlySet<string> = new Set(),
): Items {
  const ids = new Set(taken)
  const names = new Set<string>(['id'])
  const fields: NewField[] = []
  const mentions: Mention[] = []
  const left: string[] = []
  for (const item of listItems(text)) {
    const { kept, left: clause } = withoutClause(item)
    const words = plainWords(kept)
    if (draft.table(words)) {
      mentions.push(mentioning(words))
      if (clause !== undefined) left.push(clause)
      continue
    }
    const read = readField(item)
    if (read.left !== undefined) left.push(read.left)
    const { field } = read
    if (field === undefined || names.has(field.name.toLowerCase())) continue
    names.add(field.name.toLowerCase())
    const id = unlessTaken(field.name, ids)
    ids.add(id)
    fields.push({ id, ...field })
  }
  return { fields, mentions, left }
}

function mentioning(words: string): Mention {
  return (id, draft) => {
    const from = draft.manifest.nodes.find((node) => node.id === id)
    const to = draft.table(words)
    if (from === undefined || to === undefined) return { says: '', commands: [], left: [words] }
    const reading = mentionOf(words, from, to)
    const problem = 'problem' in reading ? reading.problem : draft.apply(reading.commands)
    if ('problem' in reading || problem !== undefined)
      return { says: '', commands: [], left: [words] }
    return { says: reading.says, commands: reading.commands, left: [] }
  }
}
