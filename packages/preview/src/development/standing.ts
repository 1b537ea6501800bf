import type { AuthModel, Model } from '@drawbridge/kinds'
import { identifier, textLiteral } from '@drawbridge/sql'
import type { Account } from './account.ts'
import { joining } from './joining.ts'
import type { Person } from './person.ts'

/** Statements that make somebody what they shall be; there is no route for that, rightly. */
export function standingOf(
  model: Model,
  auth: AuthModel,
  { role, membership }: Person,
  account: Account,
): readonly string[] {
  const { dialect } = model
  const table = model.tables.find(({ node }) => node === auth.table)
  if (table === undefined) return []
  const users = identifier(table.names.sql, dialect)
  const who = `${identifier(auth.identifier.sql, dialect)} = ${textLiteral(account.identifier, dialect)}`
  const column = table.columns.find((one) => one.role === 'role')
  const statements = membership
    ? joining(model, membership, `(SELECT id FROM ${users} WHERE ${who})`)
    : []
  if (role === undefined || column === undefined) return statements
  const set = `${identifier(column.sql, dialect)} = ${textLiteral(role, dialect)}`
  return [`UPDATE ${users} SET ${set} WHERE ${who}`, ...statements]
}
