import { code, type Code } from '@drawbridge/source'
import { insertSql } from '../../table/emit/insert-sql.ts'
import { keyType } from '../../table/emit/read.ts'
import * as refs from '../../table/emit/refs.ts'
import { nowParam } from '../../table/emit/statements.ts'
import type { Accounts } from './accounts.ts'
import { isAsked } from '../ways/drawn-faces.ts'
import { schemaType } from './names.ts'
import { inserted, parameter } from './new-account.ts'

export const insertStatement = (accounts: Accounts): Code =>
  code`const INSERT = ${insertSql(accounts, inserted(accounts))}`

/** The function that registering calls. */
export function createAccount(accounts: Accounts): Code {
  const { table, key } = accounts
  const params = inserted(accounts).map((column) => parameter(column, accounts))
  const isUuid = key.type.type === 'uuid'
  return code`
    /** Returns the id of the new account, whose role is the least. */
    export async function createAccount(
      db: ${refs.Database},
      input: Omit<${schemaType('Registration')}, 'password'>,
      passwordHash: string${isAsked(accounts.auth.settings, 'bareAccounts') && code` | null`},
    ): Promise<${keyType(accounts)}> {
      ${table.timestamps && code`const at = ${nowParam(accounts.dialect)}`}
      ${isUuid && code`const id = ${refs.randomUUID}()`}
      ${!isUuid && code`const { insertId } = `}await db.run(INSERT, [${params}])
      return ${isUuid ? code`id` : code`insertId`}
    }`
}
