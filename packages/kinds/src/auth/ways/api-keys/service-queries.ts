import { code, key, lit, ref, type Code } from '@drawbridge/source'
import * as refs from '../../../table/emit/refs.ts'
import { aliasOf } from '../../../table/emit/selected-columns.ts'
import type { Accounts } from '../../emit/accounts.ts'
import { schemaType } from '../../emit/names.ts'
import { statementsOf } from '../../emit/statement.ts'
import type { ApiKeysSettings } from './settings.ts'

const createAccount = ref('createAccount', 'src/auth/queries.ts')
const USER = code`${refs.Caller}['id']`

/** `src/auth/service-accounts/queries.ts` */
export function serviceQueriesFile(accounts: Accounts, settings: ApiKeysSettings): Code {
  const { auth, sql: users } = accounts
  const [first] = auth.settings.roles
  const { serviceAccountRole: role = '' } = settings
  const sql = statementsOf(accounts.dialect)
  const createdAt = aliasOf('createdAt', accounts)
  const identifier = key(auth.identifier.name)
  const hasOwnRole = role !== '' && role !== first
  return code`
    /** The account of a program: nobody signs in to it. */
    export interface ServiceRow {
      readonly id: ${USER}
      readonly name: string
      /** Milliseconds since 1970. */
      readonly createdAt: number
    }

    const INSERT = ${sql`INSERT INTO auth_services (user_id, name, created_at) VALUES (?, ?, ?)`}
    ${hasOwnRole && code`const GIVE_ROLE = ${sql`UPDATE ${users} SET role = ? WHERE id = ?`}`}
    const LIST = ${sql`
  SELECT user_id AS id, name, created_at AS ${createdAt} FROM auth_services
  ORDER BY created_at DESC, user_id LIMIT 1000`}

    const READ = ${sql`
  SELECT user_id AS id, name, created_at AS ${createdAt} FROM auth_services WHERE user_id = ?`}

    const DELETE = ${sql`DELETE FROM auth_services WHERE user_id = ?`}
    const DELETE_KEYS = ${sql`DELETE FROM auth_keys WHERE user_id = ?`}

    /** What an account is made of, but what people sign in by. */
    export type AccountFields = Omit<${schemaType('Registration')}, 'password' | ${lit(auth.identifier.name)}>

    export async function insertService(
      db: ${refs.Database},
      name: string,
      identifier: string,
      fields: AccountFields,
    ): Promise<ServiceRow> {
      const createdAt = Date.now()
      return db.transaction(async (tx) => {
        const id = await ${createAccount}(tx, { ...fields, ${identifier}: identifier }, null)
        ${hasOwnRole && code`await tx.run(GIVE_ROLE, [${lit(role)}, id])`}
        await tx.run(INSERT, [id, name, createdAt])
        return { id, name, createdAt }
      })
    }

    export function listServices(db: ${refs.Database}): Promise<ServiceRow[]> {
      return db.all<ServiceRow>(LIST, [])
    }

    export function readService(db: ${refs.Database}, id: ${USER}): Promise<ServiceRow | undefined> {
      return db.get<ServiceRow>(READ, [id])
    }

    /** Ends its keys as well; what it owns stays. False where there is no such account. */
    export async function deleteService(db: ${refs.Database}, id: ${USER}): Promise<boolean> {
      return db.transaction(async (tx) => {
        const { changes } = await tx.run(DELETE, [id])
        if (changes === 0) return false
        await tx.run(DELETE_KEYS, [id])
        return true
      })
    }`
}
