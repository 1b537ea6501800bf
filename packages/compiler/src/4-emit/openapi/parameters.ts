import type { ColumnModel } from '@drawbridge/kinds'
import { exampleOf } from './examples.ts'
import type { Json, JsonObject } from './json-schema.ts'

/** What callers may ask of rows: which relations and which fields. */
export function rowParameters(
  includes: readonly string[],
  fields: readonly string[],
): readonly JsonObject[] {
  return [
    ...(includes.length > 0 ? [names('include', includes, 'Relations to put into each row.')] : []),
    names('fields', fields, 'Fields to give; all, unless said.'),
  ]
}

/** How callers choose the rows of a list, and in which order. */
export function listParameters(
  columns: readonly ColumnModel[],
  pageSize: number,
): readonly JsonObject[] {
  const sortable = columns.flatMap(({ name }) => [name, `-${name}`])
  return [
    query(
      'limit',
      { type: 'integer', minimum: 1, maximum: 100, default: pageSize },
      'Rows of a page.',
    ),
    query('cursor', { type: 'string' }, '`page.next` of the page before.'),
    query(
      'offset',
      { type: 'integer', minimum: 0, maximum: 1_000_000, default: 0 },
      'Rows to leave out before the first.',
    ),
    names('sort', sortable, 'What to sort by; a minus turns it round.'),
    query(
      'count',
      { type: 'boolean', default: false },
      'Whether to count the rows of all pages, as `page.total`.',
    ),
    ...columns.flatMap(filters),
  ]
}

const COMPARED = {
  ne: 'Anything but',
  lt: 'Less than',
  lte: 'At the most',
  gt: 'More than',
  gte: 'At the least',
} as const

function filters(column: ColumnModel): readonly JsonObject[] {
  const { name, nullable } = column
  const schema = valueSchema(column)
  const isText = column.type.type === 'string' || column.type.type === 'text'
  const isOrdered = ['integer', 'bigint', 'decimal', 'float', 'date', 'datetime'].includes(
    column.type.type,
  )
  const comparisons = isOrdered ? Object.entries(COMPARED) : [['ne', COMPARED.ne] as const]
  return [
    query(
      name,
      schema,
      column.settings?.description || `Only rows with this ${name}.`,
      exampleOf(column),
    ),
    ...comparisons.map(([operator, words]) =>
      query(`${name}[${operator}]`, schema, `${words} this ${name}.`),
    ),
    {
      ...query(
        `${name}[in]`,
        { type: 'array', items: schema, maxItems: 100 },
        `One of these, with commas between.`,
      ),
      style: 'form',
      explode: false,
    },
    ...(isText
      ? [
          query(`${name}[contains]`, { type: 'string' }, `This text somewhere in ${name}.`),
          query(
            `${name}[startsWith]`,
            { type: 'string' },
            `This text at the beginning of ${name}.`,
          ),
        ]
      : []),
    ...(nullable
      ? [query(`${name}[isNull]`, { type: 'boolean' }, `Whether ${name} is empty.`)]
      : []),
  ]
}

function valueSchema({ type }: ColumnModel): JsonObject {
  switch (type.type) {
    case 'integer':
      return { type: 'integer' }
    case 'float':
      return { type: 'number' }
    case 'boolean':
      return { type: 'boolean' }
    case 'date':
      return { type: 'string', format: 'date' }
    case 'datetime':
      return { type: 'string', format: 'date-time' }
    case 'uuid':
      return { type: 'string', format: 'uuid' }
    case 'enum':
      return { type: 'string', enum: type.values }
    default:
      return { type: 'string' }
  }
}

function names(name: string, known: readonly string[], description: string): JsonObject {
  const schema = { type: 'array', items: { type: 'string', enum: known } }
  return { ...query(name, schema, description), style: 'form', explode: false }
}

function query(name: string, schema: JsonObject, description: string, example?: Json): JsonObject {
  return { name, in: 'query', description, schema, ...(example !== undefined && { example }) }
}
