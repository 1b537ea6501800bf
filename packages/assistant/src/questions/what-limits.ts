import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { named, type NamedItem } from '../fields-of.ts'
import { fieldsMeant } from '../things/fields-meant.ts'
import { tableIn } from './table-in.ts'

const ASKS =
  /\b(?:shortest|longest|smallest|biggest|largest|lowest|highest|cheapest|minimum|maximum|min|max|at most|at least|limits?|how (?:long|short|big|small|high|low|large|many (?:characters|letters|digits)))\b/i

/** “How long may a title be?”, “what is the shortest appointment?” */
export function whatLimits(said: string, draft: Draft): string | undefined {
  if (!ASKS.test(said)) return undefined
  const table = tableIn(said, draft)
  const words = said.split(/[^\p{L}]+/u).filter((word) => word.length > 3)
  const meant = words.flatMap((word) => fieldsMeant(word, draft) ?? [])
  const of = table === undefined ? meant : meant.filter((one) => one.table.id === table.id)
  if (of.length > 0) return of.map(({ table: holder, field }) => limitsOf(holder, field)).join(' ')
  const limited = table === undefined ? [] : named(table, 'fields').filter(isLimited)
  return table === undefined || limited.length === 0
    ? undefined
    : limited.map((field) => limitsOf(table, field)).join(' ')
}

const LIMITS = [
  ['minimum', 'at least', ''],
  ['maximum', 'at most', ''],
  ['minLength', 'at least', ' characters'],
  ['maxLength', 'at most', ' characters'],
] as const

const isLimited = (field: NamedItem): boolean => LIMITS.some(([key]) => field[key] !== undefined)

function limitsOf(table: Node, field: NamedItem): string {
  const all = LIMITS.flatMap(([key, words, unit]) =>
    field[key] === undefined ? [] : [`${words} ${String(field[key])}${unit}`],
  )
  return `${field.name} of ${table.name}: ${all.length === 0 ? 'no limit' : all.join(', ')}.`
}
