import type { ColumnModel } from '@drawbridge/kinds'
import { objectSchema, reference, type JsonObject } from './json-schema.ts'

type Type = ColumnModel['type']['type']

const FORMATS: Readonly<Record<string, JsonObject>> = {
  Text: { type: 'string' },
  Integer: { type: 'integer' },
  Number: { type: 'number' },
  Exact: { type: 'string', description: 'Digits.' },
  Boolean: { type: 'boolean' },
  Date: { type: 'string', format: 'date' },
  Time: { type: 'string', format: 'date-time' },
  Id: { type: 'string', format: 'uuid' },
}

const NAMES: Readonly<Partial<Record<Type, string>>> = {
  string: 'Text',
  text: 'Text',
  integer: 'Integer',
  float: 'Number',
  bigint: 'Exact',
  decimal: 'Exact',
  boolean: 'Boolean',
  date: 'Date',
  datetime: 'Time',
  uuid: 'Id',
}

/** `title[contains]=x`: the ways to filter by a column, as one parameter. */
export function filterParameter(column: ColumnModel): JsonObject {
  const { name, type, settings } = column
  const shared = NAMES[type.type]
  return {
    name,
    in: 'query',
    description: settings?.description || `Only rows with such a ${name}.`,
    style: 'deepObject',
    explode: true,
    schema:
      shared === undefined
        ? filterSchema(enumOf(column), 'Text')
        : reference('schemas', `Filter.${shared}`),
  }
}

/** The shared schemas of filters, those that these columns need. */
export function filterSchemas(columns: readonly ColumnModel[]): JsonObject {
  const used = new Set(columns.map(({ type }) => NAMES[type.type]))
  return Object.fromEntries(
    Object.entries(FORMATS)
      .filter(([name]) => used.has(name))
      .map(([name, value]) => [`Filter.${name}`, filterSchema(value, name)]),
  )
}

function filterSchema(value: JsonObject, name: string): JsonObject {
  const isOrdered = name !== 'Boolean' && name !== 'Id'
  const isSearchable = name === 'Text' && value['enum'] === undefined
  const said = (words: string): JsonObject => ({ ...value, description: words })
  return {
    ...objectSchema({
      eq: said('Equal; `name=x` is short for `name[eq]=x`.'),
      ne: said('Anything but.'),
      ...(isOrdered && {
        lt: said('Less than.'),
        lte: said('At the most.'),
        gt: said('More than.'),
        gte: said('At the least.'),
      }),
      in: { type: 'string', description: 'One of several, with commas between.' },
      ...(isSearchable && {
        contains: { type: 'string', description: 'With this text somewhere.' },
        startsWith: { type: 'string', description: 'With this text at the beginning.' },
      }),
      isNull: { type: 'boolean', description: 'Whether it is empty.' },
    }),
    additionalProperties: false,
  }
}

function enumOf({ type }: ColumnModel): JsonObject {
  return type.type === 'enum' ? { type: 'string', enum: type.values } : { type: 'string' }
}
