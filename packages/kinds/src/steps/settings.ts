import { Type } from 'typebox'

// What settings of steps are made of. The format tells a canvas what to offer, and the checker what it stands for.

/**
 * What a formula names besides what its step sees: `row`, one of the step's table; the item of its
 * list, under the name that it is given; `secrets` of the backend.
 */
type Sees = 'row' | 'item' | 'row item' | 'secrets'

/** As a keyword of the schema, which those that draw forms know. */
export const seeing = (sees: Sees | undefined) => (sees === undefined ? {} : { sees })

export const Formula = (title: string, description?: string, sees?: Sees) =>
  Type.String({
    title,
    format: 'formula',
    minLength: 1,
    maxLength: 10_000,
    ...(description !== undefined && { description }),
    ...seeing(sees),
  })

export const Text = (title: string, maxLength = 500) =>
  Type.String({ title, minLength: 1, maxLength })

/** What later steps, or the formulas of this one, call a value. */
export const ValueName = (title: string) =>
  Type.String({ title, format: 'name', minLength: 1, maxLength: 48 })

/** The name of a value that was set, and may change. */
export const Variable = Type.String({
  title: 'Which',
  format: 'variable',
  minLength: 1,
  maxLength: 48,
})

export const Table = Type.String({ title: 'Table', format: 'table', minLength: 1, maxLength: 64 })

export const Relation = (title: string) =>
  Type.String({ title, format: 'relation', minLength: 1, maxLength: 48 })

export const FieldName = Type.String({
  title: 'Field',
  format: 'field',
  minLength: 1,
  maxLength: 48,
})

export const Where = Formula('Which', 'What is true of the rows that are meant, over “row”.', 'row')

/** Formulas by the name of a field of the table. */
export const FieldValues = (title: string, sees?: Sees) =>
  Type.Record(Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_]{0,47}$' }), Formula('Value'), {
    title,
    format: 'fields',
    additionalProperties: false,
    ...seeing(sees),
  })

/** Formulas by any name. */
export const NamedFormulas = (title: string, sees?: Sees) =>
  Type.Record(Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_]{0,47}$' }), Formula('Value'), {
    title,
    additionalProperties: false,
    ...seeing(sees),
  })

export const Sort = Type.Array(
  Type.Object(
    {
      field: FieldName,
      direction: Type.Enum(['asc', 'desc'] as const, { title: 'Direction', default: 'asc' }),
    },
    { title: 'Order', additionalProperties: false },
  ),
  { title: 'In the order of', maxItems: 8 },
)

export const WhenMissing = Type.Enum(['nothing', 'fail'] as const, {
  title: 'When there is none',
  description: 'Go on with nothing, or answer 404.',
  default: 'fail',
})

/** `otherwise`: what is done where it isn't a failure. */
export const WhenTaken = (otherwise: string) =>
  Type.Enum(['fail', 'nothing'] as const, {
    title: 'When a unique value is taken',
    description: `Answer 409, or ${otherwise}.`,
    default: 'fail',
  })

export const Lock = Type.Boolean({
  title: 'Hold',
  description: 'Nobody else changes these rows until the transaction ends.',
  default: false,
})

export const strict = { additionalProperties: false } as const

/** A row, and those that a many-to-many relation leads to. */
export const linkSettings = (title: string) =>
  Type.Object(
    {
      table: Table,
      relation: Relation('Relation'),
      row: Formula('Row', 'The row, or its id.'),
      target: Formula('Other row', 'The row of the other table, its id, or a list of either.'),
    },
    { title, ...strict },
  )
