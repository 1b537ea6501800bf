import type { ErrorObject } from 'ajv'
import type { FastifySchemaValidationError } from 'fastify'

/** The same fault, in words for whoever sent it: the validator's are for whoever wrote the schema. */
export function inWords(error: ErrorObject): FastifySchemaValidationError {
  const message = faultWords(error)
  return message === undefined ? error : { ...error, message }
}

function faultWords({ keyword, schema, parentSchema }: ErrorObject): string | undefined {
  const { format } = (parentSchema ?? {}) as { format?: string }
  if (format === 'decimal' || format === 'int64') {
    // Numbers that are written as text have nobody guess at a pattern.
    if (keyword === 'type') return 'must be a number in quotes: "12" instead of 12'
    if (keyword === 'pattern' || keyword === 'format')
      return 'must be a number, of no more digits than are kept'
  }
  switch (keyword) {
    case 'required':
      return 'is missing'
    case 'additionalProperties':
      return 'is not known here'
    case 'type':
      return `must be ${listed([schema].flat().map((type) => TYPES[String(type)] ?? String(type)))}`
    case 'enum':
      return `must be ${listed([schema].flat().map(String))}`
    case 'format':
      return `must be ${FORMATS[String(schema)] ?? `of the format ${schema}`}`
    case 'pattern':
      return `must match the pattern ${schema}`
    case 'minLength':
      return schema === 1 ? 'must not be empty' : `must have at least ${schema} characters`
    case 'maxLength':
      return `must have at most ${characters(schema)}`
    case 'minimum':
    case 'exactMinimum':
      return `must be at least ${schema}`
    case 'maximum':
    case 'exactMaximum':
      return `must be at most ${schema}`
    case 'minItems':
      return `must have at least ${items(schema)}`
    case 'maxItems':
      return `must have at most ${items(schema)}`
    case 'minProperties':
      return 'must not be empty'
    case 'uniqueItems':
      return 'must not have the same item twice'
    default:
      return undefined
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  null: 'null',
}

const FORMATS: Readonly<Record<string, string>> = {
  byte: 'Base64',
  email: 'an e-mail address',
  uri: 'a web address, such as https://example.com',
  uuid: 'a UUID',
  date: 'a day, such as 2026-01-31',
  'date-time': 'a moment, such as 2026-01-31T12:00:00Z',
}

const characters = (count: unknown): string => (count === 1 ? '1 character' : `${count} characters`)
const items = (count: unknown): string => (count === 1 ? '1 item' : `${count} items`)

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}
