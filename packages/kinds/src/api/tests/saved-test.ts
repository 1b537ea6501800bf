import type { Json, JsonObject } from '@drawbridge/manifest'
import { Type, type Static } from 'typebox'
import { OPERATIONS } from '../../access.ts'
import { Id } from '../../flow/property-schema.ts'

const Reference = (title: string) => Type.String({ title, minLength: 1, maxLength: 64 })
const Table = Type.String({ title: 'Table', format: 'table', minLength: 1, maxLength: 64 })
/** Any JSON: what stands for a row, a person or a value that varies is told by its one key. */
const Data = (title: string) => Type.Unsafe<Json>({ title, format: 'data' })
const Members = (title: string, description?: string) =>
  Type.Unsafe<JsonObject>({
    type: 'object',
    title,
    ...(description && { description }),
    additionalProperties: Data('Value'),
  })

/** A row of a table, by the ids of its columns. */
const SavedRow = Type.Object(
  {
    id: Id,
    table: Table,
    values: Members('Values', 'By the ids of fields and relations.'),
  },
  { title: 'Row', additionalProperties: false },
)

/**
 * A call of an endpoint, and what has to come of it. It names what it speaks of by ids, so that a
 * new name in the drawing is a new name in the test: `{ "$row": "task1" }` is the key of a row,
 * `{ "$person": "caller" }` that of whoever calls, `{ "$any": "time" }` a value that is another each
 * time, and the key `#tasks.f_title` the name of a field.
 */
export const SavedTestSchema = Type.Object(
  {
    id: Id,
    name: Type.String({ title: 'Name', minLength: 1, maxLength: 120 }),
    /** One that was drawn, by its id; or else an operation of a table. */
    endpoint: Type.Optional(Reference('Endpoint')),
    table: Type.Optional(Table),
    operation: Type.Optional(Type.Enum(OPERATIONS, { title: 'Operation' })),
    /** A role; absent for nobody. */
    as: Type.Optional(Reference('Caller')),
    params: Type.Optional(Members('In the path')),
    query: Type.Optional(Members('Query')),
    headers: Type.Optional(Members('Headers')),
    body: Type.Optional(Data('Body')),
    rows: Type.Optional(Type.Array(SavedRow, { title: 'Rows before', maxItems: 200 })),
    status: Type.Integer({ title: 'Status', minimum: 100, maximum: 599 }),
    answer: Type.Optional(Data('Answer')),
    after: Type.Optional(
      Type.Array(
        Type.Object(
          {
            table: Table,
            rows: Type.Array(Members('Values'), { title: 'Rows', maxItems: 200 }),
          },
          { title: 'Table', additionalProperties: false },
        ),
        { title: 'Rows after', maxItems: 50 },
      ),
    ),
  },
  { title: 'Test', additionalProperties: false },
)
export type SavedTest = Static<typeof SavedTestSchema>
export type SavedRow = NonNullable<SavedTest['rows']>[number]
