import { type ColumnModel, objectSchema, reference, type JsonObject } from '@drawbridge/kinds'

type Type = ColumnModel['type']['type']

const FORMATS: Readonly<Record<string, JsonObject>> = {
  Text: { type: 'string' },
  Integer: { type: 'integer' },
  Number: { type: 'number' },
  Exact: { type: 'string', description: 'A number as text, exact to its last digit.' },
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
    description: [`Filters by \`${name}\`.`, settings?.description].filter(Boolean).join(' '),
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
      eq: said('Equal to; `name=x` is short for `name[eq]=x`.'),
      ne: said('Not equal to.'),
      ...(isOrdered && {
        lt: said('Less than.'),
        lte: said('Less than or equal to.'),
        gt: said('Greater than.'),
        gte: said('Greater than or equal to.'),
      }),
      in: { type: 'string', description: 'Equal to one of several, separated by commas.' },
      ...(isSearchable && {
        contains: { type: 'string', description: 'Contains this text, whatever its case.' },
        startsWith: { type: 'string', description: 'Starts with this text, whatever its case.' },
      }),
      isNull: { type: 'boolean', description: '`true` for no value, `false` for any.' },
    }),
    additionalProperties: false,
  }
}

function enumOf({ type }: ColumnModel): JsonObject {
  return type.type === 'enum' ? { type: 'string', enum: type.values } : { type: 'string' }
}
