import type { Model, RouteInfo, TableModel } from '@drawbridge/kinds'
import { identifier, literalOf, textLiteral } from '@drawbridge/sql'
import type { PathParameter } from '../routes.ts'

/** Whose a row is, seen by one caller; `there` where rows of its table belong to nobody. */
export type Whose = 'own' | 'foreign' | 'missing' | 'there'

/** Statements that count the row, and what makes it the caller's; undefined where it is about none. */
export function countsOf(
  model: Model,
  route: RouteInfo,
  id: string,
  account: string | undefined,
): readonly string[] | undefined {
  const table = tableOf(model, route)
  const key = table && keyLiteral(model, table, id)
  if (table === undefined) return undefined
  if (key === undefined) return ['SELECT 0', 'SELECT 0']
  const rows = `FROM ${identifier(table.names.sql, model.dialect)} WHERE id = ${key}`
  const there = table.softDelete && route.operation !== 'restore' ? ' AND deleted_at IS NULL' : ''
  const owned = belongingOf(model, table, account)
  return [
    `SELECT COUNT(*) ${rows}${there}`,
    owned === undefined ? 'SELECT -1' : `SELECT COUNT(*) ${rows} AND ${owned}`,
  ]
}

export function whoseOf([rows = 0, own = 0]: readonly number[]): Whose {
  if (rows === 0) return 'missing'
  if (own < 0) return 'there'
  return own > 0 ? 'own' : 'foreign'
}

/** The same path with the id of a row that is not there; undefined where the id is of no row. */
export function absentOf(
  model: Model,
  route: RouteInfo,
  { before, after }: PathParameter,
): string | undefined {
  const table = tableOf(model, route)
  const key = table?.columns.find(({ role }) => role === 'key')
  if (key === undefined) return undefined
  const id = key.type.type === 'uuid' ? '00000000-0000-4000-8000-00000000dead' : '2147483647'
  return `${before}${id}${after}`
}

function tableOf(model: Model, { nodes, operation }: RouteInfo): TableModel | undefined {
  if (operation === 'auth' || operation === 'flow') return undefined
  return model.tables.find(({ node }) => node === nodes.at(-1))
}

function keyLiteral({ dialect }: Model, { columns }: TableModel, id: string): string | undefined {
  const key = columns.find(({ role }) => role === 'key')
  try {
    return key && literalOf(decodeURIComponent(id), key.type, dialect)
  } catch {
    return undefined
  }
}

/** The condition under which a row is the caller's: they own it, or are of its organisation. */
function belongingOf(
  model: Model,
  table: TableModel,
  account: string | undefined,
): string | undefined {
  const { dialect, auth, organisations: apart } = model
  const name = (text: string): string => identifier(text, dialect)
  const users = model.tables.find(({ node }) => node === auth?.table)
  const home =
    table.node === apart?.table
      ? 'id'
      : table.columns.find(({ fixed }) => fixed === 'organisation')?.sql
  if (auth === undefined || users === undefined) return undefined
  if (table.owner === undefined && home === undefined) return undefined
  if (account === undefined) return '1 = 0'
  const who = `${name(auth.identifier.sql)} = ${textLiteral(account, dialect)}`
  const user = `(SELECT id FROM ${name(users.names.sql)} WHERE ${who})`
  if (table.owner !== undefined) return `${name(table.owner.sql)} = ${user}`
  const memberships = model.tables.find(({ node }) => node === apart?.memberships)
  if (apart === undefined || memberships === undefined || home === undefined) return undefined
  const members = `SELECT ${name(apart.organisation.sql)} FROM ${name(memberships.names.sql)}`
  return `${name(home)} IN (${members} WHERE ${name(apart.account.sql)} = ${user})`
}
