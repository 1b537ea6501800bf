import type { Data } from '@drawbridge/source'
import type { Property } from '../property.ts'

/** What a test sends: all that has to be there. Undefined where no example can be thought of. */
export function exampleBody(
  properties: readonly Property[],
): Readonly<Record<string, Data>> | undefined {
  const entries = properties
    .filter(({ required }) => required === true)
    .map((property) => ({ name: property.name, value: exampleValue(property) }))
  const known = entries.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]]))
  return known.length < entries.length ? undefined : Object.fromEntries(known)
}

const FIXED: Partial<Record<Property['type'], Data>> = {
  boolean: true,
  date: '2026-01-31',
  datetime: '2026-01-31T12:00:00.000Z',
  uuid: '7f0b5a36-2a39-4b55-8ec4-6f1d8b0a6f3e',
  json: {},
}

function exampleValue(property: Property): Data | undefined {
  const { type, minItems = 0, items } = property
  switch (type) {
    case 'string':
      return exampleText(property)
    case 'integer':
    case 'float':
      return exampleNumber(property)
    case 'bigint':
    case 'decimal':
      return String(exampleNumber(property))
    case 'enum':
      return property.values?.[0]
    case 'object':
      return exampleBody(property.properties ?? [])
    case 'list': {
      const one = items && exampleValue(items)
      if (minItems > 0 && one === undefined) return undefined
      return one === undefined ? [] : Array.from({ length: minItems }, () => one)
    }
    default:
      return FIXED[type]
  }
}

/** One, where that is among them. */
function exampleNumber({ minimum = 1, maximum = Infinity }: Property): number {
  return Math.min(Math.max(minimum, 1), maximum)
}

function exampleText({
  name,
  minLength = 1,
  maxLength = 1_000,
  pattern,
  format,
}: Property): Data | undefined {
  if (pattern !== undefined) return undefined
  const text =
    format === 'email' || /e-?mail/i.test(name)
      ? 'somebody@example.com'
      : format === 'url'
        ? 'https://example.com'
        : (/password/i.test(name) ? 'a password of the tests' : 'some')
            .padEnd(minLength, 'x')
            .slice(0, maxLength)
  return text.length >= minLength && text.length <= maxLength ? text : undefined
}

/** Headers are sent as texts, whatever they are read as. */
export function asTexts(values: Readonly<Record<string, Data>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))
}
