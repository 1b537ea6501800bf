import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../../draft.ts'
import { named } from '../../fields-of.ts'
import { inTable } from '../../things/fields-meant.ts'
import { fieldName, sameThing } from '../../words.ts'
import { isNumeric } from '../operand.ts'
import { rowCase } from '../row-case.ts'
import { QueryScene } from '../scene.ts'
import { Steps } from '../steps.ts'
import type { Drawn } from './list.ts'
import { openRows, saysOpen } from '../open-rows.ts'
import { tableSaid } from '../table-said.ts'
import { saidBefore } from './adjectives.ts'

interface Number_ {
  readonly of: 'count' | 'sum' | 'average' | 'least' | 'greatest'
  readonly table: Node
  readonly field?: string
  readonly where?: string
  readonly by?: string
  /** Which of them, in words. */
  readonly which?: string
}

const COUNT =
  /\b(?:number|count|how many|total number|amount)\s*(?:of)?\s+(?:all\s+|the\s+)?(?<what>[\p{L}_ ]+?)(?:\s+there are)?(?:\s+(?:there are|per|by|for each|for every|in each|of each)\s*(?<by>[\p{L}]+)?|\s+(?<have>(?:we|i|they) have))?(?=\s*(?:,|$|\band\b|;|\.))/giu
const SUMS =
  /\b(?<how>total|sum|average|mean|highest|lowest|turnover|revenue)\s*(?:of)?\s+(?:the\s+|all\s+)?(?<words>[\p{L}_]+(?:\s(?!and\b(?!\s(?!number|count|total|average|sum|how|highest|lowest)\p{L}+\s\p{L}+s\b)|per\b|by\b|for\b)[\p{L}_]+){0,7})(?:\s+(?:per|by|for each|for every)\s+(?<by>[\p{L}]+))?/giu

/** “the number of orders and the average rating of the reviews”: what is worked out over many rows. */
export function statistics(path: string, rest: string, draft: Draft): Drawn | undefined {
  const numbers = [...sumsIn(rest, draft), ...countsIn(rest, draft)]
  if (numbers.length === 0) return undefined
  const address = path === '' ? '/stats' : path
  const name = fieldName(`show ${address.replaceAll(/[^a-z]+/gi, ' ')}`) ?? 'showStats'
  const steps = new Steps(`e_${name}`)
  const members = numbers.map((number) => {
    const key = steps.freeName(keyOf(number))
    const { table, where, of, field, by } = number
    if (of === 'count' && by === undefined)
      steps.add('counts', { table: table.id, ...(where && { where }) }, key)
    else {
      const isExact = isExactAverage(number)
      const value = {
        name: of === 'count' ? 'many' : 'value',
        of: isExact ? 'sum' : of,
        ...(field && { formula: `row.${field}` }),
      }
      const values = isExact ? [value, { name: 'many', of: 'count' }] : [value]
      steps.add(
        'sums',
        { table: table.id, ...(where && { where }), ...(by && { groupBy: [by] }), values },
        key,
      )
    }
    if (isExactAverage(number) && by === undefined)
      return `${key}: round(${key}.value / ${key}.many, 2)`
    return `${key}${of !== 'count' && by === undefined ? `: ${key}.value` : ''}`
  })
  steps.add('answers', { status: 200, as: 'json', body: `{ ${members.join(', ')} }` })
  const says = `it answers with ${numbers.map(({ of, table, field, which }) => (of === 'count' ? `how many ${which === undefined || which === '' ? '' : `${which} `}${table.name} there are` : `the ${of} of ${field} of ${table.name}`)).join(' and ')}.`
  return { method: 'GET', path: address, name, steps: steps.all, says }
}

/** Exact numbers are divided by how many there are, and rounded. */
function isExactAverage({ of, table, field }: Number_): boolean {
  return (
    of === 'average' &&
    named(table, 'fields').some(({ name, type }) => name === field && type === 'decimal')
  )
}

const keyOf = ({ of, table, field, which = '' }: Number_): string =>
  fieldName(of === 'count' ? `${which} ${table.name.replaceAll('_', ' ')}` : `${of} ${field}`) ??
  'value'

function countsIn(rest: string, draft: Draft): readonly Number_[] {
  let last: Node | undefined
  let isOwn = false
  return [...rest.matchAll(COUNT)].flatMap(({ groups }): readonly Number_[] => {
    const words = (groups?.['what'] ?? '').trim()
    const named_ = tableSaid(words, draft)
    // “…, and how many are done”
    const table = named_ ?? (/^(?:is|are|was|were|have|has)\b/i.test(words) ? last : undefined)
    if (table === undefined || /\b(?:per|by|for each|for every)\s/i.test(words)) return []
    last = table
    if (named_ !== undefined)
      isOwn = /\b(?:my|own|i have)\b/i.test(`${words} ${groups?.['have'] ?? ''}`)
    const isTheirs = isOwn && table.settings['owner'] === true
    const state = saidOf(words, new QueryScene(table, draft))
    const where = allOf(isTheirs ? 'row.owner == user' : undefined, state)
    const which = state === undefined ? '' : bareState(words, draft)
    const by = groupIn(groups?.['by'] ?? EACH.exec(rest)?.groups?.['by'], table)
    if (groups?.['by'] !== undefined && by === undefined) return []
    return [{ of: 'count', table, which, ...(where && { where }), ...(by && { by }) }]
  })
}

/** “my tasks are still open” → `open` */
const bareState = (words: string, draft: Draft): string =>
  words
    .split(' ')
    .filter((one) => draft.table(one) === undefined && !SMALL.test(one))
    .join(' ')
const SMALL =
  /^(?:is|are|was|were|has|have|been|be|the|all|my|own|of|that|which|still|already|yet|currently|there|i|we|they)$/i

const EACH = /\b(?:for|in|of) (?:each|every)\s+(?<by>\p{L}+)/iu

function groupIn(words: string | undefined, table: Node): string | undefined {
  const found = words === undefined ? undefined : inTable(table, words)
  return found?.['target'] === undefined ? found?.name : `${found.name}Id`
}

/** “tasks are still open”, “pending orders”: which of them are counted. */
function saidOf(words: string, scene: QueryScene): string | undefined {
  if (!words.includes(' ')) return undefined
  return (
    saidBefore(words, scene) ??
    rowCase(words, scene) ??
    (saysOpen(words) ? openRows(scene.table) : undefined)
  )
}

const allOf = (...formulas: readonly (string | undefined)[]): string | undefined => {
  const all = formulas.filter((one) => one !== undefined)
  return all.length === 0
    ? undefined
    : all.map((one) => (one.includes('||') && all.length > 1 ? `(${one})` : one)).join(' && ')
}

const HOW: Readonly<Record<string, Number_['of']>> = {
  average: 'average',
  mean: 'average',
  highest: 'greatest',
  lowest: 'least',
}

function sumsIn(rest: string, draft: Draft): readonly Number_[] {
  return [...rest.matchAll(SUMS)].flatMap(({ groups }): readonly Number_[] => {
    const { how = '', words = '', by: group } = groups ?? {}
    if (/^(?:number|count)\b/i.test(words)) return []
    const tokens = words.split(/\s+/)
    const [table, field] =
      [...tokens.flatMap((one) => draft.table(one) ?? []), ...draft.playing('rows')].flatMap(
        (one) => {
          const found = fieldOf(one, tokens, how)
          return found === undefined ? [] : [[one, found] as const]
        },
      )[0] ?? []
    if (table === undefined || field === undefined) return []
    const state = saidBefore(words, new QueryScene(table, draft))
    const isOwn = /\b(?:my|own)\b/i.test(words) && table.settings['owner'] === true
    const where = allOf(isOwn ? 'row.owner == user' : undefined, state)
    const by = groupIn(group, table)
    if (group !== undefined && by === undefined) return []
    const of = HOW[how.toLowerCase()] ?? 'sum'
    return [{ of, table, field, ...(where && { where }), ...(by && { by }) }]
  })
}

/** The number that is named; else what the word itself says of the table that is named. */
function fieldOf(table: Node, words: readonly string[], how: string): string | undefined {
  for (const [at, word] of words.entries()) {
    const two = inTable(table, `${word} ${words[at + 1] ?? ''}`)
    const meant = two ?? inTable(table, word)
    if (meant && meant['target'] === undefined && isNumeric(meant)) return meant.name
  }
  if (!words.some((one) => sameThing(one, table.name))) return undefined
  // “The total of the orders” is a field of theirs.
  const own = inTable(table, how)
  if (own && isNumeric(own)) return own.name
  return /turnover|revenue|total|sum/i.test(how)
    ? named(table, 'fields').find((one) => isNumeric(one) && /total|amount|price/i.test(one.name))
        ?.name
    : undefined
}
