import type { JsonObject } from '@drawbridge/manifest'
import type { Type } from './drawn.ts'
import { BOOLEAN, EXACT, INTEGER, maybe, TEXT } from './formulas.ts'

export interface FieldOf {
  readonly type: Type
  readonly unique?: true
}

/** The tables that random flows write and read, as people would tell of them. */
export interface TableOf {
  readonly fields: Readonly<Record<string, FieldOf>>
  /** The table that each row belongs to, by the relation's name. */
  readonly belongsTo?: { readonly relation: string; readonly table: string }
  /** Rows that are deleted stay, and nobody sees them. */
  readonly keepsDeleted?: true
}

/** Texts longer than this are refused by the database. */
export const LONGEST = 30

/** Exact numbers from here on are refused by the database. */
export const TOO_LARGE = 10n ** 10n

export const TABLES: Readonly<Record<string, TableOf>> = {
  boxes: {
    fields: {
      label: { type: TEXT, unique: true },
      size: { type: INTEGER },
      note: { type: maybe(TEXT) },
    },
  },
  items: {
    fields: {
      title: { type: TEXT },
      amount: { type: maybe(INTEGER) },
      price: { type: EXACT },
      sold: { type: BOOLEAN },
    },
    belongsTo: { relation: 'box', table: 'boxes' },
  },
  notes: {
    fields: { line: { type: TEXT }, rank: { type: maybe(INTEGER) } },
    keepsDeleted: true,
  },
  tags: { fields: { label: { type: TEXT, unique: true } } },
}

/** Rows that are there when a flow begins; those of `items` are in the box of this number. */
export const SEEDS = {
  boxes: [
    { label: 'a', size: 1, note: null },
    { label: 'b', size: 5, note: 'x' },
    { label: 'Ä', size: 3, note: 'b' },
  ],
  items: [
    { title: 'a', amount: 2, price: 150n, sold: true, box: 0 },
    { title: 'c', amount: null, price: -325n, sold: false, box: 0 },
    { title: 'b', amount: 7, price: 0n, sold: true, box: 1 },
  ],
  notes: [
    { line: 'x', rank: null },
    { line: 'a', rank: 4 },
  ],
  tags: [{ label: 'a' }, { label: 'x' }],
} as const

export const rowType = (table: string): Type => ({ kind: 'row', table })

export function fieldsOf(table: string): TableOf['fields'] {
  return tableOf(table).fields
}

export function tableOf(table: string): TableOf {
  const found = TABLES[table] ?? EVENTFUL
  return found
}

/** What a table with events is like; there is one for each flow that an event starts. */
export const EVENTFUL: TableOf = {
  fields: { label: { type: TEXT }, amount: { type: maybe(INTEGER) } },
}

const READ = { list: ['public'] }

/** The database and its tables in a manifest. */
export function worldNodes(): readonly JsonObject[] {
  const tables = Object.entries(TABLES).map(([name, table]): JsonObject => ({
    id: name,
    kind: 'table',
    name,
    settings: {
      fields: fieldNodes(table),
      access: READ,
      ...(table.keepsDeleted && { softDelete: true }),
      ...(table.belongsTo && {
        relations: [
          {
            id: 'r_owner',
            name: table.belongsTo.relation,
            type: 'manyToOne',
            target: table.belongsTo.table,
            inverse: name,
            required: true,
            onDelete: 'cascade',
          },
        ],
      }),
      ...(name === 'boxes' && {
        relations: [{ id: 'r_tags', name: 'tags', type: 'manyToMany', target: 'tags' }],
      }),
    },
  }))
  return [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    ...tables,
  ]
}

export function fieldNodes({ fields }: TableOf): JsonObject[] {
  return Object.entries(fields).map(([name, { type, unique }]) => ({
    id: `f_${name}`,
    name,
    ...COLUMNS[type.kind === 'maybe' ? type.of.kind : type.kind],
    ...(type.kind !== 'maybe' && { required: true }),
    ...(unique && { unique: true }),
  }))
}

const COLUMNS: Readonly<Record<string, JsonObject>> = {
  text: { type: 'string', length: LONGEST },
  integer: { type: 'integer' },
  boolean: { type: 'boolean' },
  exact: { type: 'decimal', precision: 10, scale: 2 },
}
