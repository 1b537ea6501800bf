import { Type, type Static } from 'typebox'
import { Access, FieldRule } from '../access.ts'
import { TableEventSchema } from '../flow/endpoint-schema.ts'

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

const Id = Type.String({
  title: 'Id',
  pattern: '^[A-Za-z][A-Za-z0-9_-]{0,63}$',
  description: 'an id: up to 64 letters, digits, hyphens and underscores, a letter first',
})
/** camelCase or snake_case; the column is its snake_case. */
const Identifier = Type.String({ title: 'Name', minLength: 1, maxLength: 48 })

const Description = Type.String({ title: 'Description', maxLength: 500 })

export const FieldDefault = Type.Union(
  [
    Type.Object(
      {
        kind: Type.Literal('literal'),
        value: Type.Union([Type.String({ maxLength: 1000 }), Type.Number(), Type.Boolean()], {
          title: 'Value',
        }),
      },
      { title: 'A fixed value', additionalProperties: false },
    ),
    Type.Object(
      { kind: Type.Literal('now') },
      { title: 'The time of creation', additionalProperties: false },
    ),
    Type.Object(
      { kind: Type.Literal('uuid') },
      { title: 'A random uuid', additionalProperties: false },
    ),
  ],
  { title: 'Default', description: 'a default: a fixed value, “now” or “uuid”' },
)

export const Field = Type.Object(
  {
    id: Id,
    name: Identifier,
    type: Type.Enum(FIELD_TYPES, { title: 'Type' }),
    description: Type.Optional(Description),
    required: Type.Optional(Type.Boolean({ title: 'Required', default: false })),
    unique: Type.Optional(
      Type.Boolean({
        title: 'Unique',
        description: 'No two rows have the same value.',
        default: false,
      }),
    ),
    default: Type.Optional(FieldDefault),
    /** string: column length (default 255) and longest value; bytes: longest value. */
    length: Type.Optional(
      Type.Integer({
        title: 'Length',
        description: 'The most characters, or bytes, that the column holds.',
        minimum: 1,
        maximum: 65_535,
      }),
    ),
    precision: Type.Optional(
      Type.Integer({
        title: 'Digits',
        description: 'All digits, those after the point too.',
        minimum: 1,
        maximum: 38,
        default: 12,
      }),
    ),
    scale: Type.Optional(
      Type.Integer({
        title: 'Decimals',
        description: 'Digits after the point.',
        minimum: 0,
        maximum: 18,
        default: 2,
      }),
    ),
    /** enum: the choices, in order. */
    values: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { title: 'Choices', maxItems: 100 }),
    ),
    minLength: Type.Optional(
      Type.Integer({
        title: 'Shortest',
        description: 'Characters.',
        minimum: 0,
        maximum: 1_000_000,
      }),
    ),
    maxLength: Type.Optional(
      Type.Integer({
        title: 'Longest',
        description: 'Characters.',
        minimum: 1,
        maximum: 1_000_000,
      }),
    ),
    minimum: Type.Optional(Type.Number({ title: 'Smallest' })),
    maximum: Type.Optional(Type.Number({ title: 'Greatest' })),
    /** Regular expression that text must match; it must be one that can't be made to run long. */
    pattern: Type.Optional(
      Type.String({
        title: 'Pattern',
        description: 'A regular expression that the text must match.',
        maxLength: 500,
      }),
    ),
    format: Type.Optional(Type.Enum(['email', 'url'] as const, { title: 'Format' })),
    /** hidden: never leaves the server; readOnly: never taken from callers; writeOnly: taken, never given. */
    visibility: Type.Optional(
      Type.Enum(['normal', 'hidden', 'readOnly', 'writeOnly'] as const, {
        title: 'Visible',
        description: 'Whether callers may read it, write it, both or neither.',
        default: 'normal',
      }),
    ),
    readRule: Type.Optional(
      FieldRule('Who may read it', 'It is left out for others who may read the row.'),
    ),
    writeRule: Type.Optional(FieldRule('Who may write it', 'Others may write the row without it.')),
  },
  { title: 'Field', additionalProperties: false },
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
    type: Type.Enum(['manyToOne', 'oneToOne', 'manyToMany'] as const, { title: 'How many' }),
    /** Id of the table that it points to. */
    target: Type.String({ title: 'Table', format: 'table', minLength: 1, maxLength: 64 }),
    /** What the other table calls it: `list.tasks`. Absent: the other side does not see it. */
    inverse: Type.Optional(
      Type.String({
        title: 'Seen from there as',
        description: 'Empty when the other table is not to show it.',
        minLength: 1,
        maxLength: 48,
      }),
    ),
    required: Type.Optional(Type.Boolean({ title: 'Required', default: false })),
    onDelete: Type.Optional(
      Type.Enum(['restrict', 'cascade', 'setNull'] as const, {
        title: 'When that row is deleted',
        description: 'Refuse it, delete this row too, or leave this row without it.',
      }),
    ),
    description: Type.Optional(Description),
  },
  { title: 'Relation', additionalProperties: false },
)
export type Relation = Static<typeof Relation>

export const TableIndex = Type.Object(
  {
    id: Id,
    /** Names of fields or of to-one relations, or createdAt, updatedAt, deletedAt. */
    fields: Type.Array(Identifier, { title: 'Fields', minItems: 1, maxItems: 8 }),
    kind: Type.Optional(
      Type.Enum(['plain', 'unique', 'fulltext'] as const, { title: 'Sort', default: 'plain' }),
    ),
  },
  { title: 'Index', additionalProperties: false },
)

/** A value that is worked out from the row, and from whoever asks for it, whenever it is read. */
export const Computed = Type.Object(
  {
    id: Id,
    name: Identifier,
    formula: Type.String({
      title: 'Formula',
      description: 'Over “row”, and “user”, who may be nobody.',
      format: 'formula',
      minLength: 1,
      maxLength: 2_000,
    }),
    description: Type.Optional(Description),
  },
  { title: 'Computed field', additionalProperties: false },
)
export type Computed = Static<typeof Computed>

export const TableSettings = Type.Object(
  {
    fields: Type.Array(Field, { title: 'Fields', maxItems: 200 }),
    computed: Type.Optional(Type.Array(Computed, { title: 'Computed fields', maxItems: 60 })),
    relations: Type.Optional(Type.Array(Relation, { title: 'Relations', maxItems: 60 })),
    indexes: Type.Optional(Type.Array(TableIndex, { title: 'Indexes', maxItems: 40 })),
    /** What one row is called, where the plural doesn't tell: `person`. */
    singular: Type.Optional(
      Type.String({
        title: 'One row is called',
        description: 'Only where the name of the table does not tell.',
        minLength: 1,
        maxLength: 48,
      }),
    ),
    /** Primary key `id`: counted up by the database, or a random uuid. */
    key: Type.Optional(
      Type.Enum(['autoincrement', 'uuid'] as const, {
        title: 'Id',
        description: 'Counted up by the database, or a random uuid that nobody can guess.',
        default: 'autoincrement',
      }),
    ),
    timestamps: Type.Optional(
      Type.Boolean({
        title: 'Created and updated times',
        description: 'Adds createdAt and updatedAt.',
        default: false,
      }),
    ),
    softDelete: Type.Optional(
      Type.Boolean({
        title: 'Keep deleted rows',
        description: 'Deleting hides a row, and it can be restored.',
        default: false,
      }),
    ),
    /** Adds `owner`, a relation to the auth part's table, set to whoever creates the row. */
    owner: Type.Optional(
      Type.Boolean({
        title: 'Rows have an owner',
        description: 'Whoever creates a row owns it.',
        default: false,
      }),
    ),
    /** Adds `version`; an update must name the version it saw. */
    version: Type.Optional(
      Type.Boolean({
        title: 'Refuse updates of stale rows',
        description: 'Two people who change one row at once do not overwrite each other.',
        default: false,
      }),
    ),
    /** What is done when a caller writes a row, in the same transaction. */
    events: Type.Optional(Type.Array(TableEventSchema, { title: 'Events', maxItems: 40 })),
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
        { title: 'Who may do what', additionalProperties: false },
      ),
    ),
  },
  { title: 'Table', additionalProperties: false },
)
export type TableSettings = Static<typeof TableSettings>
