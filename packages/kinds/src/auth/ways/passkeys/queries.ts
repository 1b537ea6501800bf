import { code, ref, type Code } from '@drawbridge/source'
import * as refs from '../../../table/emit/refs.ts'
import { aliasOf } from '../../../table/emit/selected-columns.ts'
import type { Accounts } from '../../emit/accounts.ts'
import { statementsOf } from '../../emit/statement.ts'

const createHash = ref('createHash', 'node:crypto')
const USER = code`${refs.Caller}['id']`

/** `src/auth/passkeys/queries.ts` */
export const queriesFile = (accounts: Accounts): Code => code`
  /** What a device has created: its name for the key pair, and the public half of it. */
  export interface NewPasskey {
    /** In base64url, as all that is bytes here. */
    readonly credential: string
    readonly publicKey: string
    /** How often it has signed; always 0 for many devices. */
    readonly counter: number
  }

  /** A passkey as it is kept: times are milliseconds since 1970, 0 for never. */
  export interface PasskeyRow extends NewPasskey {
    readonly id: string
    readonly user: ${USER}
    readonly name: string
    readonly createdAt: number
    readonly usedAt: number
  }

  ${statements(accounts)}

  ${QUERIES}

  ${REMOVAL}

  /** Ids of devices may be of any length. */
  const idOf = (credential: string): string =>
    ${createHash}('sha256').update(credential).digest('base64url')`

function statements(accounts: Accounts): Code {
  const { dialect } = accounts
  const sql = statementsOf(dialect)
  const alias = (name: string) => aliasOf(name, accounts)
  const user = dialect === 'postgres' ? '"user"' : 'user'
  return code`
    const INSERT = ${sql`
  INSERT INTO auth_passkeys (id, user_id, name, credential, public_key, counter, created_at, used_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, 0)`}

    const LIST = ${sql`
  SELECT id, user_id AS ${user}, name, credential, public_key AS ${alias('publicKey')}, counter,
    created_at AS ${alias('createdAt')}, used_at AS ${alias('usedAt')}
  FROM auth_passkeys WHERE user_id = ? ORDER BY created_at DESC, id`}

    const READ = ${sql`
  SELECT id, user_id AS ${user}, name, credential, public_key AS ${alias('publicKey')}, counter,
    created_at AS ${alias('createdAt')}, used_at AS ${alias('usedAt')}
  FROM auth_passkeys WHERE id = ?`}

    const WRITE_USE = ${sql`
  UPDATE auth_passkeys SET counter = ?, used_at = ? WHERE id = ? AND counter = ?`}

    const DELETE = ${sql`DELETE FROM auth_passkeys WHERE id = ? AND user_id = ?`}
    const END_OTHERS = ${sql`DELETE FROM auth_sessions WHERE user_id = ? AND id <> ?`}`
}

const QUERIES = code`
  /** The database refuses one that is there already, whosever it is. */
  export async function insertPasskey(
    db: ${refs.Database},
    user: ${USER},
    name: string,
    { credential, publicKey, counter }: NewPasskey,
  ): Promise<PasskeyRow> {
    const id = idOf(credential)
    const createdAt = Date.now()
    await db.run(INSERT, [id, user, name, credential, publicKey, counter, createdAt])
    return { id, user, name, credential, publicKey, counter, createdAt, usedAt: 0 }
  }

  /** Of one account, the latest first. */
  export function listPasskeys(db: ${refs.Database}, user: ${USER}): Promise<PasskeyRow[]> {
    return db.all<PasskeyRow>(LIST, [user])
  }

  export function readPasskey(db: ${refs.Database}, credential: string): Promise<PasskeyRow | undefined> {
    return db.get<PasskeyRow>(READ, [idOf(credential)])
  }

  /** False where it was used from elsewhere, or removed, meanwhile. */
  export async function writeUse(db: ${refs.Database}, { id, counter }: PasskeyRow, next: number): Promise<boolean> {
    const { changes } = await db.run(WRITE_USE, [next, Date.now(), id, counter])
    return changes === 1
  }`

const REMOVAL = code`
  /** Ends every sign-in of the account but this. False where the account has no such passkey. */
  export async function deletePasskey(db: ${refs.Database}, caller: ${refs.Caller}, id: string): Promise<boolean> {
    return db.transaction(async (tx) => {
      const { changes } = await tx.run(DELETE, [id, caller.id])
      if (changes === 0) return false
      await tx.run(END_OTHERS, [caller.id, caller.session])
      return true
    })
  }`
