import { code, ref, typeRef, type Code } from '@drawbridge/source'
import * as refs from '../../../../table/emit/refs.ts'
import { aliasOf } from '../../../../table/emit/selected-columns.ts'
import type { Accounts } from '../../../emit/accounts.ts'
import { statementsOf } from '../../../emit/statement.ts'

const createHash = ref('createHash', 'node:crypto')
const Identity = typeRef('Identity', 'src/auth/provider/provider.ts')

/** `src/auth/provider/queries.ts` */
export function queriesFile(accounts: Accounts): Code {
  const { dialect, sql: users } = accounts
  const sql = statementsOf(dialect)
  const createdAt = aliasOf('createdAt', accounts)
  const hash = aliasOf('passwordHash', accounts)
  const user = dialect === 'postgres' ? '"user"' : 'user'
  // Two that disconnect at once must not leave an account without a way in.
  const locked = dialect === 'sqlite' ? '' : ' FOR UPDATE'
  return code`
    /** What tells who somebody is. */
    type Who = Pick<${Identity}, 'issuer' | 'subject'>

    /** A provider that an account is connected to. The time is milliseconds since 1970. */
    export interface IdentityRow {
      readonly id: string
      readonly provider: string
      readonly createdAt: number
    }

    const FIND_USER = ${sql`SELECT user_id AS ${user} FROM auth_identities WHERE id = ?`}

    const INSERT = ${sql`
  INSERT INTO auth_identities (id, user_id, provider, issuer, subject, created_at)
  VALUES (?, ?, ?, ?, ?, ?)`}

    const LIST = ${sql`
  SELECT id, provider, created_at AS ${createdAt}
  FROM auth_identities WHERE user_id = ? ORDER BY created_at, id`}

    const READ_HASH = ${sql`SELECT password_hash AS ${hash} FROM ${users} WHERE id = ?${locked}`}
    const DELETE = ${sql`DELETE FROM auth_identities WHERE id = ? AND user_id = ?`}
    const END_OTHER_SESSIONS = ${sql`DELETE FROM auth_sessions WHERE user_id = ? AND id <> ?`}

    /** Whose account is connected to this. */
    export async function findUser(db: ${refs.Database}, who: Who): Promise<${refs.Caller}['id'] | undefined> {
      const row = await db.get<{ user: ${refs.Caller}['id'] }>(FIND_USER, [identityId(who)])
      return row?.user
    }

    /** Fails as a duplicate where an account is connected to it. */
    export async function insertIdentity(
      db: ${refs.Database},
      user: ${refs.Caller}['id'],
      provider: string,
      who: Who,
    ): Promise<IdentityRow> {
      const row = { id: identityId(who), provider, createdAt: Date.now() }
      await db.run(INSERT, [row.id, user, provider, who.issuer, who.subject, row.createdAt])
      return row
    }

    /** Undefined where another account is connected to it. */
    export async function connectIdentity(
      db: ${refs.Database},
      user: ${refs.Caller}['id'],
      provider: string,
      who: Who,
    ): Promise<IdentityRow | undefined> {
      try {
        return await insertIdentity(db, user, provider, who)
      } catch (error) {
        if (${refs.failureOf}(error) !== 'duplicate') throw error
        const own = await listIdentities(db, user)
        return own.find(({ id }) => id === identityId(who))
      }
    }

    export function listIdentities(db: ${refs.Database}, user: ${refs.Caller}['id']): Promise<IdentityRow[]> {
      return db.all<IdentityRow>(LIST, [user])
    }

    /**
     * Whoever came in by it is signed out, but for the caller. \`last\`: it is the only way into the
     * account.
     */
    export async function removeIdentity(
      db: ${refs.Database},
      { id: user, session }: ${refs.Caller},
      id: string,
    ): Promise<'removed' | 'missing' | 'last'> {
      return db.transaction(async (tx) => {
        const account = await tx.get<{ passwordHash: string | null }>(READ_HASH, [user])
        const own = await listIdentities(tx, user)
        if (!own.some((one) => one.id === id)) return 'missing'
        if (own.length === 1 && account?.passwordHash == null) return 'last'
        await tx.run(DELETE, [id, user])
        await tx.run(END_OTHER_SESSIONS, [user, session])
        return 'removed'
      })
    }

    /** A digest, since capitals count in it, and either may be long. */
    const identityId = ({ issuer, subject }: Who): string =>
      ${createHash}('sha256').update(JSON.stringify([issuer, subject])).digest('base64url')`
}
