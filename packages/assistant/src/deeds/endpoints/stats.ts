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
import { asPattern } from '../../text/as-pattern.ts'

interface Number_ {
  readonly of: 'count' | 'sum' | 'average' | 'least' | 'greatest'
  readonly table: Node
  readonly field?: string
  readonly where?: string
  readonly by?: string
}

const COUNT =
  /\b(?:number|count|how many|total number|amount)\s*(?:of)?\s+(?:all\s+|the\s+)?(?<what>[\p{L}_ ]+?)(?:\s+(?:there are|per|by|for each|for every)\s*(?<by>[\p{L}]+)?|\s+we have)?(?=\s*(?:,|$|\band\b|;|\.))/giu
const SUMS =
  /\b(?<how>total|sum|average|mean|highest|lowest|turnover|revenue)\s*(?:of)?\s+(?:the\s+|all\s+)?(?<what>[\p{L}_]+)(?:\s+(?:of|on|from|in)\s+(?:the\s+|all\s+)?(?<table>[\p{L}_]+(?:\s[\p{L}_]+)?))?(?:\s+(?:per|by|for each|for every)\s+(?<by>[\p{L}]+))?/giu

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
  const says = `it answers with ${numbers.map(({ of, table, field }) => (of === 'count' ? `how many ${table.name} there are` : `the ${of} of ${field} of ${table.name}`)).join(' and ')}.`
  return { method: 'GET', path: address, name, steps: steps.all, says }
}

/** Exact numbers are divided by how many there are, and rounded. */
function isExactAverage({ of, table, field }: Number_): boolean {
  return (
    of === 'average' &&
    named(table, 'fields').some(({ name, type }) => name === field && type === 'decimal')
  )
}

const keyOf = ({ of, table, field }: Number_): string =>
  fieldName(of === 'count' ? table.name.replaceAll('_', ' ') : `${of} ${field}`) ?? 'value'

function countsIn(rest: string, draft: Draft): readonly Number_[] {
  return [...rest.matchAll(COUNT)].flatMap(({ groups }): readonly Number_[] => {
    const words = (groups?.['what'] ?? '').trim()
    const table =
      draft.table(words) ??
      draft.table(words.split(' ').at(-1) ?? '') ??
      draft.table(words.split(' ')[0] ?? '')
    if (table === undefined) return []
    const state = words.includes(' ') ? rowCase(words, new QueryScene(table, draft)) : undefined
    const by = groups?.['by'] === undefined ? undefined : inTable(table, groups['by'])?.name
    return [{ of: 'count', table, ...(state && { where: state }), ...(by && { by }) }]
  })
}

const HOW: Readonly<Record<string, Number_['of']>> = {
  average: 'average',
  mean: 'average',
  highest: 'greatest',
  lowest: 'least',
}

function sumsIn(rest: string, draft: Draft): readonly Number_[] {
  return [...rest.matchAll(SUMS)].flatMap(({ groups }): readonly Number_[] => {
    const { how = '', what = '', table: said = '', by: group } = groups ?? {}
    if (/^number$/i.test(what)) return []
    const tables = [draft.table(said), draft.table(what), ...draft.playing('rows')].flatMap(
      (one) => one ?? [],
    )
    const [table] = draft.table(said)
      ? tables
      : tables.filter((one) => fieldOf(one, what, how) !== undefined)
    const field = table && fieldOf(table, what, how)
    const by = table && group !== undefined ? inTable(table, group)?.name : undefined
    const where = table && whichOf(rest, table, draft)
    return table && field
      ? [
          {
            of: HOW[how.toLowerCase()] ?? 'sum',
            table,
            field,
            ...(where && { where }),
            ...(by && { by }),
          },
        ]
      : []
  })
}

/** “of my own paid and shipped orders” */
function whichOf(rest: string, table: Node, draft: Draft): string | undefined {
  const words = asPattern(table.name.replaceAll('_', ' '))
  const said =
    new RegExp(String.raw`\bof\s+(?<which>(?:[\p{L}-]+\s+){1,6})${words}\b`, 'iu').exec(rest)
      ?.groups?.['which'] ?? ''
  const state = said === '' ? undefined : rowCase(`is ${said.trim()}`, new QueryScene(table, draft))
  const own =
    /\b(?:my|own)\b/i.test(said) && table.settings['owner'] === true
      ? 'row.owner == user'
      : undefined
  const all = [own, state?.includes('||') && own !== undefined ? `(${state})` : state].filter(
    (one) => one !== undefined,
  )
  return all.length === 0 ? undefined : all.join(' && ')
}

function fieldOf(table: Node, what: string, how: string): string | undefined {
  const meant = inTable(table, what)
  if (meant && meant['target'] === undefined && isNumeric(meant)) return meant.name
  // “The total of the orders” is a field of theirs.
  const own = sameThing(what, table.name) ? inTable(table, how) : undefined
  if (own && isNumeric(own)) return own.name
  const isMoney = /turnover|revenue/i.test(`${how} ${what}`)
  return isMoney
    ? named(table, 'fields').find((one) => isNumeric(one) && /total|amount|price/i.test(one.name))
        ?.name
    : undefined
}
