import type { ColumnModel, JsonObject } from '@drawbridge/kinds'
import { filterParameter } from './filters.ts'

/** What callers may ask of rows: which relations and which fields. */
export function rowParameters(
  includes: readonly string[],
  fields: readonly string[],
): readonly JsonObject[] {
  return [
    ...(includes.length > 0
      ? [names('include', includes, 'Related rows to embed in each row.')]
      : []),
    names('fields', fields, 'Fields to return; all of them by default.'),
  ]
}

/** How callers choose the rows of a list, and in which order. */
export function listParameters(
  columns: readonly ColumnModel[],
  pageSize: number,
  searched: readonly string[],
): readonly JsonObject[] {
  const sortable = columns.flatMap(({ name }) => [name, `-${name}`])
  return [
    query(
      'limit',
      { type: 'integer', minimum: 1, maximum: 100, default: pageSize },
      'Rows on a page.',
    ),
    query('cursor', { type: 'string' }, '`page.next` of the page before.'),
    query(
      'offset',
      { type: 'integer', minimum: 0, maximum: 1_000_000, default: 0 },
      'Rows to skip.',
    ),
    names('sort', sortable, 'Fields to sort by, in this order; a leading `-` is descending.'),
    query(
      'count',
      { type: 'boolean', default: false },
      'Whether to count the rows on all pages, as `page.total`.',
    ),
    ...(searched.length > 0
      ? [
          query(
            'search',
            { type: 'string', maxLength: 200 },
            `One to ten words, each of which has to begin a word of ${searched.map((name) => `\`${name}\``).join(' or ')}, in any order.`,
          ),
        ]
      : []),
    ...columns.map(filterParameter),
  ]
}

function names(name: string, known: readonly string[], description: string): JsonObject {
  const schema = { type: 'array', items: { type: 'string', enum: known } }
  return { ...query(name, schema, description), style: 'form', explode: false }
}

function query(name: string, schema: JsonObject, description: string): JsonObject {
  return { name, in: 'query', description, schema }
}
