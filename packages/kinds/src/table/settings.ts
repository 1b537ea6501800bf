import { Type, type Static } from 'typebox'
import { Access } from '../access.ts'

export const FIELD_TYPES = [
  'string',
  'text',
  'integer',
  'bigint',
  'decimal',
  'float',
  'boolean',
  'date',
  'datetime',
  'json',
  'uuid',
  'enum',
  'bytes',
] as const
export type FieldType = (typeof FIELD_TYPES)[number]

const Id = Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_-]{0,63}$' })
/** camelCase or snake_case; the column is its snake_case. */
const Identifier = Type.String({ maxLength: 48 })

export const FieldDefault = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('literal'),
      value: Type.Union([Type.String({ maxLength: 1000 }), Type.Number(), Type.Boolean()]),
    },
    { additionalProperties: false },
  ),
  Type.Object({ kind: Type.Literal('now') }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('uuid') }, { additionalProperties: false }),
])

export const Field = Type.Object(
  {
    id: Id,
    name: Identifier,
    type: Type.Enum(FIELD_TYPES, { title: 'Type' }),
    description: Type.Optional(Type.String({ maxLength: 500 })),
    required: Type.Optional(Type.Boolean({ title: 'Required', default: false })),
    unique: Type.Optional(Type.Boolean({ title: 'Unique', default: false })),
    default: Type.Optional(FieldDefault),
    /** string: column length (default 255) and longest value; bytes: longest value. */
    length: Type.Optional(Type.Integer({ minimum: 1, maximum: 65_535, title: 'Length' })),
    precision: Type.Optional(Type.Integer({ minimum: 1, maximum: 38, title: 'Digits' })),
    scale: Type.Optional(Type.Integer({ minimum: 0, maximum: 18, title: 'Decimals' })),
    /** enum: the choices, in order. */
    values: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { maxItems: 100 }),
    ),
    minLength: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
    maxLength: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
    minimum: Type.Optional(Type.Number()),
    maximum: Type.Optional(Type.Number()),
    /** Regular expression that text must match; it must be one that can't be made to run long. */
    pattern: Type.Optional(Type.String({ maxLength: 500 })),
    format: Type.Optional(Type.Enum(['email', 'url'] as const)),
    /** hidden: never leaves the server; readOnly: never taken from callers; writeOnly: taken, never given. */
    visibility: Type.Optional(
      Type.Enum(['normal', 'hidden', 'readOnly', 'writeOnly'] as const, { default: 'normal' }),
    ),
  },
  { additionalProperties: false },
)
export type Field = Static<typeof Field>

/**
 * Stands on the table that points. `manyToOne`: each task has one list, a list has many tasks;
 * the column is `<name>_id`. `oneToOne`: the same, and unique. `manyToMany`: a join table.
 */
export const Relation = Type.Object(
  {
    id: Id,
    name: Identifier,
    type: Type.Enum(['manyToOne', 'oneToOne', 'manyToMany'] as const),
    /** Id of the table that it points to. */
    target: Type.String(),
    /** What the other table calls it: `list.tasks`. Absent: the other side does not see it. */
    inverse: Type.Optional(Identifier),
    required: Type.Optional(Type.Boolean({ default: false })),
    onDelete: Type.Optional(Type.Enum(['restrict', 'cascade', 'setNull'] as const)),
    description: Type.Optional(Type.String({ maxLength: 500 })),
  },
  { additionalProperties: false },
)
export type Relation = Static<typeof Relation>

export const TableIndex = Type.Object(
  {
    id: Id,
    /** Names of fields or of to-one relations, or createdAt, updatedAt, deletedAt. */
    fields: Type.Array(Identifier, { minItems: 1, maxItems: 8 }),
    kind: Type.Optional(Type.Enum(['plain', 'unique', 'fulltext'] as const, { default: 'plain' })),
  },
  { additionalProperties: false },
)

export const TableSettings = Type.Object(
  {
    fields: Type.Array(Field, { maxItems: 200 }),
    relations: Type.Optional(Type.Array(Relation, { maxItems: 60 })),
    indexes: Type.Optional(Type.Array(TableIndex, { maxItems: 40 })),
    /** What one row is called, where the plural doesn't tell: `person`. */
    singular: Type.Optional(Identifier),
    /** Primary key `id`: counted up by the database, or a random uuid. */
    key: Type.Optional(Type.Enum(['autoincrement', 'uuid'] as const, { default: 'autoincrement' })),
    timestamps: Type.Optional(Type.Boolean({ title: 'Created and updated times', default: false })),
    softDelete: Type.Optional(Type.Boolean({ title: 'Keep deleted rows', default: false })),
    /** Adds `owner`, a relation to the auth part's table, set to whoever creates the row. */
    owner: Type.Optional(Type.Boolean({ title: 'Rows have an owner', default: false })),
    /** Adds `version`; an update must name the version it saw. */
    version: Type.Optional(Type.Boolean({ title: 'Refuse updates of stale rows', default: false })),
    access: Type.Optional(
      Type.Object(
        {
          list: Type.Optional(Access),
          read: Type.Optional(Access),
          create: Type.Optional(Access),
          update: Type.Optional(Access),
          delete: Type.Optional(Access),
          bulkCreate: Type.Optional(Access),
          restore: Type.Optional(Access),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
)
export type TableSettings = Static<typeof TableSettings>
