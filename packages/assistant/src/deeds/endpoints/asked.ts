import { singularOf } from '@drawbridge/kinds/faces'
import type { JsonObject } from '@drawbridge/manifest'
import { named } from '../../fields-of.ts'
import { fieldName } from '../../words.ts'
import { isTime } from '../operand.ts'
import type { QueryScene } from '../scene.ts'
import { timeOf } from '../times.ts'
import { asPattern } from '../../text/as-pattern.ts'

export interface Asked {
  /** What always holds. */
  readonly where: readonly string[]
  readonly query: readonly JsonObject[]
  readonly filters: readonly JsonObject[]
}

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
  for (const [, name = ''] of rest.matchAll(/[?&](\w+)=/g)) {
    const field = named(table, 'fields').find(
      (one) => one.name.toLowerCase() === name.toLowerCase(),
    )
    if (field && !isTime(field))
      add(
        field.name,
        field['type'] === 'enum' || field['type'] === 'text' ? 'string' : String(field['type']),
        `row.${field.name} == query.${field.name}`,
      )
  }
  const by =
    /\b(?:filter(?:ed|able|s)?|narrow(?:ed)?)\s+(?:it\s+|them\s+)?by\s+(?<what>[\p{L} ,]+)/iu.exec(
      rest,
    )?.groups?.['what']
  for (const words of by?.split(/\s*,\s*|\s+(?:and|or)\s+/) ?? []) {
    const field = named(table, 'fields').find(
      ({ name }) => name.toLowerCase() === fieldName(words)?.toLowerCase(),
    )
    const relation = named(table, 'relations').find(
      ({ name }) => name.toLowerCase() === fieldName(words)?.toLowerCase(),
    )
    if (field && !isTime(field))
      add(
        field.name,
        field['type'] === 'enum' ? 'string' : String(field['type']),
        `row.${field.name} == query.${field.name}`,
      )
    if (relation && relation['type'] !== 'manyToMany')
      add(
        `${singularOf(relation.name)}Id`,
        'integer',
        `row.${relation.name}Id == query.${singularOf(relation.name)}Id`,
      )
  }
  return { where, query, filters }
}

const isDate = ({ type }: { readonly [key: string]: unknown }): boolean => type === 'date'
