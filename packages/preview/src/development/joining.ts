import type { ColumnModel, Model, TableModel } from '@drawbridge/kinds'
import { identifier, literalOf, textLiteral } from '@drawbridge/sql'
import type { Membership } from './person.ts'
import { sampleValue } from './sample-value.ts'

/** What the two organisations are called that people can be members of while things are tried. */
const NAMES = ['acme', 'globex']

/** Statements that make a user a member of one of two organisations, and of the other no more. */
export function joining(
  model: Model,
  { organisation, role }: Membership,
  user: string,
): readonly string[] {
  const { organisations: apart, dialect } = model
  const table = model.tables.find(({ node }) => node === apart?.table)
  const memberships = model.tables.find(({ node }) => node === apart?.memberships)
  if (apart === undefined || table === undefined || memberships === undefined) return []
  const members = identifier(memberships.names.sql, dialect)
  const account = identifier(apart.account.sql, dialect)
  const home = identifier(apart.organisation.sql, dialect)
  const given = {
    [apart.account.sql]: user,
    [apart.organisation.sql]: nthOf(table, organisation, model),
    ...(role !== undefined && { role: textLiteral(role, dialect) }),
  }
  return [
    ...NAMES.map((label, index) => {
      const name = identifier(table.names.sql, dialect)
      const there = `(SELECT COUNT(*) AS n FROM ${name}) AS there WHERE n <= ${index}`
      return `INSERT INTO ${name} ${rowOf(model, table, label, { owner_id: user })} FROM ${there}`
    }),
    ...NAMES.map((_, index) => {
      const one = nthOf(table, index + 1, model)
      return `DELETE FROM ${members} WHERE ${account} = ${user} AND ${home} = ${one}`
    }),
    `INSERT INTO ${members} ${rowOf(model, memberships, 'member', given)}`,
  ]
}

function nthOf({ names, softDelete }: TableModel, number: number, { dialect }: Model): string {
  const there = softDelete ? ' WHERE deleted_at IS NULL' : ''
  const rows = `${identifier(names.sql, dialect)}${there}`
  return `(SELECT id FROM ${rows} ORDER BY id LIMIT 1 OFFSET ${number - 1})`
}

/** Columns and a SELECT of their values: those given, and something for what a row can't be without. */
function rowOf(
  model: Model,
  { columns, relations }: TableModel,
  label: string,
  given: Readonly<Record<string, string>>,
): string {
  const filled = columns.flatMap((column): readonly (readonly [string, string])[] => {
    const { sql, role } = column
    if (given[sql] !== undefined) return [[sql, given[sql]]]
    if (column.optional || column.computed !== undefined) return []
    if (role === 'field') return [[sql, sampleLiteral(column, label, model)]]
    const relation = relations.find(({ shape }) => shape.kind === 'toOne' && shape.column === sql)
    const target = model.tables.find(({ node }) => node === relation?.target)
    return role === 'relation' && target ? [[sql, nthOf(target, 1, model)]] : []
  })
  const names = filled.map(([sql]) => identifier(sql, model.dialect))
  return `(${names.join(', ')}) SELECT ${filled.map(([, value]) => value).join(', ')}`
}

function sampleLiteral(column: ColumnModel, label: string, { dialect }: Model): string {
  const value = sampleValue(column, label)
  const plain = typeof value === 'object' ? JSON.stringify(value) : value
  const isPlain = ['string', 'number', 'boolean'].includes(typeof plain)
  return isPlain ? literalOf(plain as string | number | boolean, column.type, dialect) : 'NULL'
}
