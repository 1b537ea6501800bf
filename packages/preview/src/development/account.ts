import type { AuthModel, Model } from '@drawbridge/kinds'
import { identifier, textLiteral } from '@drawbridge/sql'
import { sampleValue } from './sample-value.ts'

/** Who a backend is tried as. */
export type Caller = 'user' | 'admin'

/** What somebody signs in with while a backend is developed. Everybody's, so never more than that. */
export interface Account {
  readonly identifier: string
  readonly password: string
}

const PASSWORD = 'quiet otter paints viaducts'

export function accountOf({ identifier: column }: AuthModel, caller: Caller): Account {
  return { identifier: String(sampleValue(column, caller)), password: PASSWORD }
}

/** What registering takes: a value for every field that a person must give. */
export function registration(
  model: Model,
  auth: AuthModel,
  caller: Caller,
): Readonly<Record<string, unknown>> {
  const table = model.tables.find(({ node }) => node === auth.table)
  const needed = (table?.columns ?? []).filter(
    ({ role, writable, optional }) => role === 'field' && writable && !optional,
  )
  return {
    ...Object.fromEntries(needed.map((column) => [column.name, sampleValue(column, caller)])),
    ...credentials(auth, caller),
  }
}

export function credentials(auth: AuthModel, caller: Caller): Readonly<Record<string, string>> {
  const account = accountOf(auth, caller)
  return { [auth.identifier.name]: account.identifier, password: account.password }
}

/** Gives the account the highest role that is drawn; there is no route for that, rightly. */
export function promotion(model: Model, auth: AuthModel, caller: Caller): string | undefined {
  const table = model.tables.find(({ node }) => node === auth.table)
  const role = table?.columns.find((column) => column.role === 'role')
  const { roles } = auth.settings
  const highest = roles.includes('admin') ? 'admin' : roles.at(-1)
  if (table === undefined || role === undefined || highest === undefined) return undefined
  const { dialect } = model
  const [name, set, key] = [table.names.sql, role.sql, auth.identifier.sql].map((text) =>
    identifier(text, dialect),
  )
  const account = textLiteral(accountOf(auth, caller).identifier, dialect)
  return `UPDATE ${name} SET ${set} = ${textLiteral(highest, dialect)} WHERE ${key} = ${account}`
}
