import { code, spaced, template, typeRef, type Code } from '@drawbridge/source'
import { keyType } from '../../table/emit/read.ts'
import * as refs from '../../table/emit/refs.ts'
import { columnSql, placeholder } from '../../table/emit/resource.ts'
import { aliasOf } from '../../table/emit/selected-columns.ts'
import { aliveSql, bare, bareAliveSql } from '../../table/emit/statements.ts'
import { isAsked, isDrawn } from '../ways/drawn-faces.ts'
import type { Accounts } from './accounts.ts'
import { createAccount, insertStatement } from './create-account.ts'
import { offers, readsCredentials } from './offers.ts'
import { statementsOf } from './statement.ts'

const Role = typeRef('Role', 'src/auth/caller.ts')

/** `src/auth/queries.ts` */
export function queriesFile(accounts: Accounts): Code {
  return code`${spaced([
    hasCredentials(accounts) && credentials(accounts),
    insertStatement(accounts),
    statements(accounts),
    readers(accounts),
    createAccount(accounts),
    WRITE_ROLE,
    offers(accounts, 'password') && changePassword(accounts),
  ])}`
}

const isFound = (accounts: Accounts): boolean =>
  offers(accounts, 'login') || isAsked(accounts.auth.settings, 'credentials')

const isRead = (accounts: Accounts): boolean =>
  readsCredentials(accounts) || isAsked(accounts.auth.settings, 'credentials')

const hasCredentials = (accounts: Accounts): boolean => isFound(accounts) || isRead(accounts)

const credentials = (accounts: Accounts): Code => code`
  /** What signing in needs to know of an account. The hash is null where no password was ever set. */
  export interface Credentials {
    readonly id: ${keyType(accounts)}
    readonly identifier: string
    readonly passwordHash: string | null
  }`

function statements(accounts: Accounts): Code {
  const { dialect, sql: table, auth, columns, key } = accounts
  const sql = statementsOf(dialect)
  const identifier = bare(auth.identifier, dialect)
  const hash = aliasOf('passwordHash', accounts)
  const alive = bareAliveSql(accounts)
  const id = columnSql(accounts, key)
  const find = code`const FIND = ${sql`
  SELECT id, ${identifier} AS identifier, password_hash AS ${hash}
  FROM ${table} WHERE ${identifier} = ?${alive}`}`
  const read = code`const READ = ${sql`
  SELECT id, ${identifier} AS identifier, password_hash AS ${hash}
  FROM ${table} WHERE id = ?${alive}`}`
  return code`
    ${isFound(accounts) && find}

    ${isRead(accounts) && read}

    const READ_ACCOUNT = ${template`SELECT ${columns} FROM ${`${table} WHERE ${id} = ${placeholder(dialect, 1)}${aliveSql(accounts)}`}`}

    ${offers(accounts, 'password') && code`const CHANGE = ${sql`UPDATE ${table} SET password_hash = ? WHERE id = ? AND password_hash = ?`}`}
    const WRITE_ROLE = ${sql`UPDATE ${table} SET role = ? WHERE ${identifier} = ?${alive}`}
    ${offers(accounts, 'password') && code`const END_SESSIONS = ${sql`DELETE FROM auth_sessions WHERE user_id = ?`}`}
    ${offers(accounts, 'password') && isDrawn(auth.settings, 'apiKeys') && code`const END_KEYS = ${sql`DELETE FROM auth_keys WHERE user_id = ?`}`}`
}

const readers = (accounts: Accounts): Code => code`
  ${isFound(accounts) && FIND_CREDENTIALS}

  ${isRead(accounts) && readCredentials(accounts)}

  ${readAccount(accounts)}`

const FIND_CREDENTIALS = code`
  export function findCredentials(
    db: ${refs.Database},
    identifier: string,
  ): Promise<Credentials | undefined> {
    return db.get<Credentials>(FIND, [identifier])
  }`

const readCredentials = (accounts: Accounts): Code => code`
  export function readCredentials(
    db: ${refs.Database},
    id: ${keyType(accounts)},
  ): Promise<Credentials | undefined> {
    return db.get<Credentials>(READ, [id])
  }`

function readAccount(accounts: Accounts): Code {
  const { type, rowType, convert } = accounts
  const signature = code`readAccount(db: ${refs.Database}, id: ${keyType(accounts)}): Promise<${type} | undefined>`
  if (convert === undefined) {
    return code`
      export function ${signature} {
        return db.get<${rowType}>(READ_ACCOUNT, [id])
      }`
  }
  return code`
    export async function ${signature} {
      const row = await db.get<${rowType}>(READ_ACCOUNT, [id])
      return row && ${convert}(row)
    }`
}

const WRITE_ROLE = code`
  /** False where there is no such account. */
  export async function writeRole(db: ${refs.Database}, identifier: string, role: ${Role}): Promise<boolean> {
    const { changes } = await db.run(WRITE_ROLE, [role, identifier])
    return changes === 1
  }`

const changePassword = ({ auth }: Accounts): Code => code`
  /**
   * Ends every session ${isDrawn(auth.settings, 'apiKeys') && code`and key `}of the account, too. False where the password is not the one that was
   * read, any more.
   */
  export async function changePasswordHash(
    db: ${refs.Database},
    { id, passwordHash }: Credentials,
    next: string,
  ): Promise<boolean> {
    return db.transaction(async (tx) => {
      const { changes } = await tx.run(CHANGE, [next, id, passwordHash])
      if (changes === 0) return false
      await tx.run(END_SESSIONS, [id])
      ${isDrawn(auth.settings, 'apiKeys') && code`await tx.run(END_KEYS, [id])`}
      return true
    })
  }`
