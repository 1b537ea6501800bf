import type { AuthModel, Model } from '@drawbridge/kinds'
import { identifier, textLiteral } from '@drawbridge/sql'
import { createHmac } from 'node:crypto'
import { sampleValue } from './sample-value.ts'

/** Who a backend is tried as. */
export type Caller = 'user' | 'admin'

/** What somebody signs in with while a backend is developed. */
export interface Account {
  readonly identifier: string
  readonly password: string
}

const PASSWORD_LENGTH = 24

/** The same account every time, with a password that only this project's preview has. */
export function accountOf(auth: AuthModel, caller: Caller, secret: string): Account {
  const password = createHmac('sha256', secret).update(`account of ${caller}`).digest('base64url')
  return {
    identifier: String(sampleValue(auth.identifier, caller)),
    password: password.slice(0, PASSWORD_LENGTH),
  }
}

/** What registering takes: a value for every field that a person must give. */
export function registration(
  model: Model,
  auth: AuthModel,
  caller: Caller,
  account: Account,
): Readonly<Record<string, unknown>> {
  const table = model.tables.find(({ node }) => node === auth.table)
  const needed = (table?.columns ?? []).filter(
    ({ role, writable, optional }) => role === 'field' && writable && !optional,
  )
  return {
    ...Object.fromEntries(needed.map((column) => [column.name, sampleValue(column, caller)])),
    ...credentials(auth, account),
  }
}

export function credentials(auth: AuthModel, account: Account): Readonly<Record<string, string>> {
  return { [auth.identifier.name]: account.identifier, password: account.password }
}

/** Gives the account the highest role that is drawn; there is no route for that, rightly. */
export function promotion(model: Model, auth: AuthModel, account: Account): string | undefined {
  const table = model.tables.find(({ node }) => node === auth.table)
  const role = table?.columns.find((column) => column.role === 'role')
  const { roles } = auth.settings
  const highest = roles.includes('admin') ? 'admin' : roles.at(-1)
  if (table === undefined || role === undefined || highest === undefined) return undefined
  const { dialect } = model
  const [name, set, key] = [table.names.sql, role.sql, auth.identifier.sql].map((text) =>
    identifier(text, dialect),
  )
  const [to, who] = [highest, account.identifier].map((text) => textLiteral(text, dialect))
  return `UPDATE ${name} SET ${set} = ${to} WHERE ${key} = ${who}`
}
