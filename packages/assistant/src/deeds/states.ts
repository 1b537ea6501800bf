import type { Node } from '@drawbridge/manifest'
import { named } from '../fields-of.ts'
import { flagSaid, valueSaid } from '../people/condition.ts'
import { openRows } from './open-rows.ts'
import { valuesSaid } from './state-case.ts'
import { text } from './steps.ts'
import { isA, verbOf } from './verbs.ts'

/** `approves` → the choice `approved`, as a change. */
export function stateOfVerb(verb: string, table: Node): string | undefined {
  const stem = verbOf(verb).slice(0, 6)
  if (
    stem.length < 3 ||
    isA(verb, 'delete') ||
    /^(?:place|make|add|create|write|post|submit|book)$/.test(verbOf(verb))
  )
    return undefined
  for (const field of named(table, 'fields')) {
    const value = Array.isArray(field['values'])
      ? field['values'].find(
          (one) =>
            typeof one === 'string' && (one.startsWith(stem) || verbOf(one) === verbOf(verb)),
        )
      : undefined
    if (typeof value === 'string') return became(field.name, value)
    const name = field.name.replace(/^(?:is|has)(?=[A-Z])/, '').toLowerCase()
    if (field['type'] === 'boolean' && (name.startsWith(stem) || verbOf(name) === verbOf(verb)))
      return turned(field.name, field['required'] === true)
  }
  return undefined
}

const became = (name: string, value: string): string =>
  `row.${name} == ${text(value)} && before.${name} != ${text(value)}`

const turned = (name: string, isThere: boolean): string =>
  isThere
    ? `row.${name} && !before.${name}`
    : `(row.${name} ?? false) && !(before.${name} ?? false)`

/** A choice that becomes another, or a yes or no that becomes yes, or no. */
export function stateIn(words: string, table: Node): string | undefined {
  const isOpened = /\bre-?open/i.test(words) ? openRows(table) : undefined
  if (isOpened !== undefined)
    return `${isOpened} && !(${isOpened.replaceAll(/\brow\./g, 'before.')})`
  const choice = valueSaid(words, table)
  const name = choice?.field.name
  const values = valuesSaid(words, table).map(({ value }) => `row.${name} == ${text(value)}`)
  if (values.length > 1) return `(${values.join(' || ')}) && row.${name} != before.${name}`
  if (choice) return became(choice.field.name, choice.value)
  // “unpublished” is not published.
  const said = flagSaid(words, table)
  const flag = said ?? flagSaid(words.replace(/\bun(?=\p{L}{4,})/iu, ''), table)
  if (flag === undefined) {
    const verb = /\b(?:is|are|becomes?)\s+(?:marked\s+(?:as\s+)?)?(?<verb>[\p{L}]+)/iu.exec(words)
      ?.groups?.['verb']
    return verb === undefined ? undefined : stateOfVerb(verb, table)
  }
  const isThere = flag['required'] === true
  return said === undefined || /\b(?:not|no longer|un\p{L}+ed|off|false)\b/iu.test(words)
    ? isThere
      ? `!row.${flag.name} && before.${flag.name}`
      : `!(row.${flag.name} ?? false) && (before.${flag.name} ?? false)`
    : turned(flag.name, isThere)
}
