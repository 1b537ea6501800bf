import type { AuthModel, Model } from '@drawbridge/kinds'
import { createHmac } from 'node:crypto'
import { sampleValue } from './sample-value.ts'

/** What somebody signs in with while a backend is developed. */
export interface Account {
  readonly identifier: string
  readonly password: string
}

const PASSWORD_LENGTH = 24

/** The same account every time, with a password that only this project's preview has. */
export function accountOf(auth: AuthModel, name: string, secret: string): Account {
  const password = createHmac('sha256', secret).update(`account of ${name}`).digest('base64url')
  return {
    identifier: String(sampleValue(auth.identifier, name)),
    password: password.slice(0, PASSWORD_LENGTH),
  }
}

/** What registering takes: a value for every field that a person must give. */
export const registration = (
  model: Model,
  auth: AuthModel,
  name: string,
  account: Account,
): Readonly<Record<string, unknown>> => ({
  ...particulars(model, auth, name),
  ...credentials(auth, account),
})

/** The same without what one signs in with, as it is asked for an account of a program. */
export function particulars(
  model: Model,
  auth: AuthModel,
  name: string,
): Readonly<Record<string, unknown>> {
  const table = model.tables.find(({ node }) => node === auth.table)
  const needed = (table?.columns ?? []).filter(
    (column) =>
      column.role === 'field' &&
      column.writable &&
      !column.optional &&
      column.name !== auth.identifier.name,
  )
  return Object.fromEntries(needed.map((column) => [column.name, sampleValue(column, name)]))
}

export function credentials(auth: AuthModel, account: Account): Readonly<Record<string, string>> {
  return { [auth.identifier.name]: account.identifier, password: account.password }
}
