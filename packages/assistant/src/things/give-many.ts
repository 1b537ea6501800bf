import type { Node } from '@drawbridge/manifest'
import { isSingle, plainWords, sameThing } from '../words.ts'
import type { Doing } from './doing.ts'
import { manyOfBoth, relate } from './relate-tables.ts'
import { nodeOf, tableFor } from './table-for.ts'

/** `tags, many to many` */
export function giveMany(table: Node, words: string, doing: Doing): boolean {
  const said = /^(?<thing>[\p{L}_][\p{L}_ ]*?)\s*[,(]?\s*many[- ]to[- ]many\)?$/iu.exec(
    words,
  )?.groups
  const thing = said?.['thing'] ?? ''
  const to = thing === '' ? undefined : tableFor(thing, doing)
  const from = nodeOf(table.id, doing)
  if (to === undefined || from === undefined) return false
  const { says, commands } = manyOfBoth(from, to, doing.draft)
  return doing.do(says, commands)
}

/** Tasks that have subtasks: each of them may be a part of another. */
export function giveOwnParts(table: Node, words: string, doing: Doing): boolean {
  const part =
    /^(?:(?:its|their|own|several|many|some)\s+)*(?:sub|child|nested)[- ]?(?<thing>[\p{L}]+)$/iu.exec(
      words,
    )?.groups?.['thing']
  if (part === undefined || isSingle(part) || !sameThing(plainWords(part), table.name)) return false
  const one = { how: 'one', target: part, isOptional: true, isOnly: false } as const
  const { says, commands } = relate(table, table, { ...one, rest: '', name: 'parent' }, doing.draft)
  return doing.do(says, commands)
}
