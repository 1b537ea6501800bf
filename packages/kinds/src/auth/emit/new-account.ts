import { code, key, lit, type Code } from '@drawbridge/source'
import type { ColumnModel } from '../../model.ts'
import * as refs from '../../table/emit/refs.ts'
import { asFunction, chained, conversionOf } from '../../table/emit/values.ts'
import type { Accounts } from './accounts.ts'

/** Columns that a caller may fill in on registering, in the order of the table. */
export function asked({ table }: Accounts): readonly ColumnModel[] {
  return table.columns.filter(isForOwner)
}

/** Whoever registers owns the account, and writes what is for its owner to write. */
export function isForOwner({ writable, settings }: ColumnModel): boolean {
  const rules = settings?.writeRule
  return writable && (rules === undefined || rules.includes('owner') || rules.includes('signedIn'))
}

/** Columns that the INSERT of an account fills; the database fills the others by itself. */
export function inserted(accounts: Accounts): readonly ColumnModel[] {
  return accounts.table.columns.filter(
    (column) => isForOwner(column) || valueOf(column, accounts) !== undefined,
  )
}

/** What stands in a column of a new account, as the driver takes it. */
export function parameter(column: ColumnModel, accounts: Accounts): Code {
  return valueOf(column, accounts) ?? written(column, accounts)
}

/** What the server itself puts there. */
function valueOf({ role, type }: ColumnModel, { auth, table }: Accounts): Code | undefined {
  switch (role) {
    case 'key':
      return type.type === 'uuid' ? code`id` : undefined
    case 'passwordHash':
      return code`passwordHash`
    case 'role':
      return lit(auth.settings.roles[0] ?? 'user')
    case 'createdAt':
    case 'updatedAt':
      return table.timestamps ? code`at` : undefined
    default:
      return undefined
  }
}

function written(column: ColumnModel, { dialect }: Accounts): Code {
  const { fix, toParam } = conversionOf(column, dialect)
  const convert = chained(fix, toParam)
  const input = code`input.${key(column.name)}`
  if (!column.optional) return convert === undefined ? input : convert.call(input)
  const fallback = fallbackOf(column)
  if (convert === undefined) return code`${input} ?? ${fallback}`
  if (column.nullable && column.settings?.default === undefined)
    return code`${refs.given}(${input}, ${asFunction(convert)}) ?? null`
  return convert.call(code`${input} ?? ${fallback}`)
}

function fallbackOf({ settings, type }: ColumnModel): Code {
  const fallback = settings?.default
  switch (fallback?.kind) {
    case 'now':
      return type.type === 'date' ? code`${refs.now}().slice(0, 10)` : code`${refs.now}()`
    case 'uuid':
      return code`${refs.randomUUID}()`
    case 'literal':
      return lit(fallback.value)
    case undefined:
      return code`null`
  }
}
