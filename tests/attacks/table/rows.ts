import { randomUUID } from 'node:crypto'
import type { ColumnModel, Model, TableModel } from '@drawbridge/kinds'
import { identifier, type Dialect } from '@drawbridge/sql'
import type { Person, Target } from './target.ts'
import { keyColumn } from './world.ts'

export type Key = string | number

/** A row of somebody's in each table, where one can be made; and what nobody has to see of it. */
export interface Rows {
  /** By the nodes of their tables. */
  readonly keys: ReadonlyMap<string, Key>
  /** The same of rows in which everything is otherwise that can be; nothing points at them. */
  readonly others: ReadonlyMap<string, Key>
  /** The same of rows that were deleted and are still there, where that is how a table deletes. */
  readonly deleted: ReadonlyMap<string, Key>
}

/** Stands in every hidden text. */
export const CANARY = 'kanarienvogel-8f2e'

/** With room between them for rows that the application makes. */
let number = 700_000

/** Puts a row of this person's into every table, those first that others point at. */
export async function rowsOf(target: Target, { id }: Person): Promise<Rows> {
  const { model, db } = target
  const accounts = model.auth?.table ?? ''
  const keys = new Map<string, Key>([[accounts, id]])
  const others = new Map<string, Key>()
  const deleted = new Map<string, Key>()
  const open = new Set(model.tables.filter(({ node }) => node !== accounts))
  for (let before = -1; open.size !== before;) {
    before = open.size
    for (const table of open) {
      const key = await addRow(target, table, keys)
      if (key === undefined) continue
      open.delete(table)
      keys.set(table.node, key)
      if (hasRoom(table, model))
        await addInto(others, target, table, keys, otherwise(table, model.dialect))
      if (table.softDelete) await addInto(deleted, target, table, keys, DELETED)
    }
  }
  await hide(model, db)
  return { keys, others, deleted }
}

type Changes = readonly (readonly [column: string, value: unknown])[]

const DELETED: Changes = [['deleted_at', '2026-11-22 10:48:52']]

async function addInto(
  found: Map<string, Key>,
  target: Target,
  table: TableModel,
  keys: ReadonlyMap<string, Key>,
  changes: Changes,
): Promise<void> {
  const key = await addRow(target, table, keys, changes)
  if (key !== undefined) found.set(table.node, key)
}

/** Whether two rows may point at the same rows. */
function hasRoom({ names, columns }: TableModel, { schema }: Model): boolean {
  const pointers = columns.filter(({ role }) => role === 'relation' || role === 'owner')
  const indexes = schema.tables.find(({ name }) => name === names.sql)?.indexes ?? []
  return !indexes.some(
    (index) =>
      index.kind === 'unique' &&
      index.columns.every((one) => pointers.some(({ sql }) => sql === one)),
  )
}

/** What is the other way round than in the first row. */
function otherwise({ columns }: TableModel, dialect: Dialect): Changes {
  return columns.flatMap(({ role, type, sql }): Changes => {
    if (role !== 'field') return []
    if (type.type === 'boolean') return [[sql, dialect === 'postgres' ? false : 0]]
    return type.type === 'enum' ? [[sql, type.values.at(-1)]] : []
  })
}

/** Puts one row into a table that points at these. Undefined while one is missing that it has to point at. */
export async function addRow(
  { model, db }: Target,
  table: TableModel,
  keys: ReadonlyMap<string, Key>,
  changes: Changes = [],
): Promise<Key | undefined> {
  const pointed = pointsAt(table, model, keys)
  if (pointed === undefined) return undefined
  const key = isUuid(table) ? randomUUID() : (number += 1_000)
  const own = ownValues(table, model.dialect)
  const values = new Map([...pointed, ...own, ...changes, [keyColumn(table).sql, key] as const])
  await insert(table.names.sql, values, model.dialect, db)
  return key
}

const isUuid = (table: TableModel): boolean => keyColumn(table).type.type === 'uuid'

/** Undefined while a row is missing that it has to point at. */
function pointsAt(
  table: TableModel,
  model: Model,
  keys: ReadonlyMap<string, Key>,
): ReadonlyMap<string, Key> | undefined {
  const found = new Map<string, Key>()
  for (const column of table.columns) {
    if (column.role !== 'relation' && column.role !== 'owner') continue
    const relation = table.relations.find(
      ({ shape }) => shape.kind === 'toOne' && shape.column === column.sql,
    )
    const key = keys.get(relation?.target ?? '')
    if (key !== undefined) found.set(column.sql, key)
    else if (!column.nullable) return undefined
  }
  return found
}

function ownValues(table: TableModel, dialect: Dialect): ReadonlyMap<string, unknown> {
  const fields = table.columns.filter(({ role, optional }) => role === 'field' && !optional)
  return new Map(fields.map((column) => [column.sql, valueOf(column, dialect)]))
}

/** One of these is what a pattern asks for. */
export const PLAIN: readonly string[] = ['A1', 'a-b', '1', 'ABC', 'abc', 'A'.repeat(43)]

/** What a column takes, as the database keeps it. */
export function valueOf({ type, settings }: ColumnModel, dialect: Dialect): unknown {
  const { minimum = 1, minLength = 0, pattern } = settings ?? {}
  const texts = [
    `abcdefg${number}`,
    `somebody${number}@example.com`,
    `https://example.com/${number}`,
  ]
  switch (type.type) {
    case 'string':
    case 'text': {
      const shape = new RegExp(pattern ?? '', 'u')
      return [...texts, ...PLAIN].find((text) => shape.test(text) && text.length >= minLength)
    }
    case 'boolean':
      return dialect === 'postgres' ? true : 1
    case 'enum':
      return type.values[0]
    case 'decimal':
      return dialect === 'sqlite' ? minimum * 10 ** type.scale : String(minimum)
    case 'date':
      return '2026-11-22'
    case 'datetime':
      return dialect === 'mysql' ? '2026-11-22 10:48:52.000' : '2026-11-22T10:48:52.000Z'
    case 'uuid':
      return randomUUID()
    case 'json':
      return '{}'
    case 'bytes':
      return Buffer.from('a')
    default:
      return minimum
  }
}

export async function insert(
  table: string,
  values: ReadonlyMap<string, unknown>,
  dialect: Dialect,
  db: Target['db'],
): Promise<void> {
  const columns = [...values.keys()].map((column) => identifier(column, dialect)).join(', ')
  const marks = [...values].map((_, at) => placeholder(dialect, at + 1)).join(', ')
  const sql = `INSERT INTO ${identifier(table, dialect)} (${columns}) VALUES (${marks})`
  await db.run(sql, [...values.values()])
}

export const placeholder = (dialect: Dialect, at: number): string =>
  dialect === 'postgres' ? `$${at}` : '?'

/** Writes the canary into every hidden text. */
async function hide({ tables, dialect }: Model, db: Target['db']): Promise<void> {
  for (const table of tables)
    for (const { role, readable, unique, sql, type } of table.columns)
      if (role === 'passwordHash' || (!readable && !unique && type.type === 'text'))
        await db.run(
          `UPDATE ${identifier(table.names.sql, dialect)} SET ${identifier(sql, dialect)} = ${placeholder(dialect, 1)}`,
          [CANARY],
        )
}
