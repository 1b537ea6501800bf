import { singularOf } from '@drawbridge/kinds/faces'
import type { JsonObject } from '@drawbridge/manifest'
import { named } from '../../fields-of.ts'
import { fieldName } from '../../words.ts'
import { measured } from '../measure.ts'
import { fieldAt, isNumeric, isTime } from '../operand.ts'
import type { QueryScene } from '../scene.ts'
import { timeOf } from '../times.ts'
import { asPattern } from '../../text/as-pattern.ts'

export interface Asked {
  /** What always holds. */
  readonly where: readonly string[]
  readonly query: readonly JsonObject[]
  readonly filters: readonly JsonObject[]
  /** What it is called with that stands for nothing. */
  readonly unknown: readonly string[]
}

const GIVEN =
  /\b(?:with|of|in|for|by|from|having)\s+(?:an?|the|one|this|that)\s+(?:given|certain|specific|particular|chosen|selected)\s+(?<what>[\p{L}]+(?:\s[\p{L}]+)?)/iu

/** What callers may narrow it by: a word to look for, a day, a field. */
export function askedIn(rest: string, scene: QueryScene): Asked {
  const { table } = scene
  const query: JsonObject[] = []
  const filters: JsonObject[] = []
  const where: string[] = []
  const add = (name: string, type: string, condition: string): void => {
    if (query.some((one) => one['name'] === name)) return
    query.push({ id: `q_${name}`, name, type })
    filters.push({ when: `query.${name} != null`, condition })
  }
  const day = /\b(?:with|by|given|takes?|for)\s+an?\s+(?:date|day)\b/i.test(rest)
    ? timeOf('', scene)
    : undefined
  if (day && day.place.path.length === 0) {
    const field = `row.${day.field.name}`
    const guard = day.field['required'] === true ? '' : `${field} != null && `
    query.push({ id: 'q_date', name: 'date', type: 'date', required: true })
    where.push(
      isDate(day.field)
        ? `${guard}${field} == query.date`
        : `${guard}${field} >= startOfDay(query.date, 'UTC') && ${field} < startOfDay(addDays(query.date, 1), 'UTC')`,
    )
  }
  const search = /\b(?:search\w*|look(?:s|ing)? (?:for|up)|find(?:s|ing)?)\b/i.test(rest)
  if (search) {
    const texts = named(table, 'fields').filter(({ type }) => type === 'string' || type === 'text')
    const meant = texts.filter(({ name }) =>
      new RegExp(String.raw`\b${asPattern(name)}s?\b`, 'i').test(rest),
    )
    const conditions = (meant.length > 0 ? meant : texts.slice(0, 1)).map(
      ({ name, required }) =>
        `contains(lower(row.${name}${required === true ? '' : " ?? ''"}), lower(query.q))`,
    )
    if (conditions.length > 0) add('q', 'string', conditions.join(' || '))
  }
  const byName = (words: string): boolean => {
    const called = fieldName(words)?.toLowerCase() ?? words
    const is = (name: string): boolean => singularOf(name).toLowerCase() === singularOf(called)
    const field = named(table, 'fields').find(({ name }) => is(name))
    const relation = named(table, 'relations').find(({ name }) => is(name))
    if (field && !isTime(field))
      add(
        field.name,
        /^(?:enum|text)$/.test(String(field['type'])) ? 'string' : String(field['type']),
        `row.${field.name} == query.${field.name}`,
      )
    if (relation) {
      const key = `${singularOf(relation.name)}Id`
      const condition =
        relation['type'] === 'manyToMany'
          ? `row.${relation.name}.some(one => one.id == query.${key})`
          : `row.${relation.name}Id == query.${key}`
      add(key, 'integer', condition)
    }
    return (field !== undefined && !isTime(field)) || relation !== undefined
  }
  const asks = [...rest.matchAll(/[?&](\w+)=/g)].map(([, name = '']) => name)
  const unknown = asks.filter(
    (name) => !/^(?:q|sort|page|limit|date|day)$/i.test(name) && !byName(name) && !bounded(name),
  )
  const by =
    /\b(?:filter(?:ed|able|s)?|narrow(?:ed)?)\s+(?:it\s+|them\s+)?by\s+(?<what>[\p{L} ,]+)/iu.exec(
      rest,
    )?.groups?.['what']
  for (const words of by?.split(/\s*,\s*|\s+(?:and|or)\s+/) ?? []) byName(words)
  const given = GIVEN.exec(rest)?.groups?.['what']
  if (given !== undefined && !byName(given)) byName(given.split(' ')[0] ?? '')
  function bounded(name: string): boolean {
    const sign = /^(?:max|to|until|below|under)/i.test(name)
      ? '<='
      : /^(?:min|from|since|above|over)/i.test(name)
        ? '>='
        : undefined
    const words = name.replace(/^(?:max|min)(?:imum)?_?/i, '')
    const field =
      sign &&
      (fieldAt(`${words} ${rest}`, scene, (one) => isNumeric(one) || isTime(one)) ??
        measured(rest, scene))
    if (!field || field.place.path.length > 0) return false
    const { name: of, type, required } = field.field
    const guard = required === true ? '' : `row.${of} != null && `
    add(name, String(type), `${guard}row.${of} ${sign} query.${name}`)
    return true
  }
  return { where, query, filters, unknown }
}

const isDate = ({ type }: { readonly [key: string]: unknown }): boolean => type === 'date'
