import { randomUUID } from 'node:crypto'
import type { ColumnModel, Model, TableModel } from '@drawbridge/kinds'
import { identifier, type Dialect } from '@drawbridge/sql'
import type { Person, Target } from './target.ts'

type Key = string | number

/** A row of somebody's in each table, where one can be made; and what nobody has to see of it. */
export interface Rows {
  /** By the nodes of their tables. */
  readonly keys: ReadonlyMap<string, Key>
}

/** Stands in every hidden text. */
export const CANARY = 'kanarienvogel-8f2e'

let number = 700_000

/** Puts a row of this person's into every table, those first that others point at. */
export async function rowsOf({ model, db }: Target, { id }: Person): Promise<Rows> {
  const keys = new Map<string, Key>()
  const accounts = model.auth?.table ?? ''
  keys.set(accounts, id)
  const open = new Set(model.tables.filter(({ node }) => node !== accounts))
  for (let before = -1; open.size !== before;) {
    before = open.size
    for (const table of open) {
      const pointed = pointsAt(table, model, keys)
      if (pointed === undefined) continue
      open.delete(table)
      const key = isUuid(table) ? randomUUID() : (number += 1)
      const values = new Map([...pointed, ...ownValues(table, model.dialect)])
      values.set(keyOf(table).sql, key)
      await insert(table, values, model.dialect, db)
      keys.set(table.node, key)
    }
  }
  await hide(model, db)
  return { keys }
}

const keyOf = ({ columns }: TableModel): ColumnModel => {
  const key = columns.find(({ role }) => role === 'key')
  if (key === undefined) throw new Error('A table has a key.')
  return key
}

const isUuid = (table: TableModel): boolean => keyOf(table).type.type === 'uuid'

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

const TEXTS = ['A1', 'a-b', '1', 'ABC', 'abc']

function valueOf({ type, settings }: ColumnModel, dialect: Dialect): unknown {
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
      return [...texts, ...TEXTS].find((text) => shape.test(text) && text.length >= minLength)
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

async function insert(
  table: TableModel,
  values: ReadonlyMap<string, unknown>,
  dialect: Dialect,
  db: Target['db'],
): Promise<void> {
  const columns = [...values.keys()].map((column) => identifier(column, dialect)).join(', ')
  const marks = [...values].map((_, at) => placeholder(dialect, at + 1)).join(', ')
  const sql = `INSERT INTO ${identifier(table.names.sql, dialect)} (${columns}) VALUES (${marks})`
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
