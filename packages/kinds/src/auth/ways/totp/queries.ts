import { code, type Code } from '@drawbridge/source'
import type { Accounts } from '../../emit/accounts.ts'
import { statementsOf } from '../../emit/statement.ts'
import * as refs from '../../../table/emit/refs.ts'
import { aliasOf } from '../../../table/emit/selected-columns.ts'

const USER = code`${refs.Caller}['id']`

/** `src/auth/totp/queries.ts` */
export const queriesFile = (accounts: Accounts): Code => code`
  /** The authenticator app of an account. */
  export interface Authenticator {
    /** Sealed. */
    readonly secret: string
    /** Milliseconds since 1970; 0 until the first code of it was right. */
    readonly confirmedAt: number
  }

  ${authenticatorStatements(accounts)}
  ${codeStatements(accounts)}

  ${AUTHENTICATOR_QUERIES}

  ${RECOVERY_QUERIES}`

function authenticatorStatements(accounts: Accounts): Code {
  const sql = statementsOf(accounts.dialect)
  const confirmedAt = aliasOf('confirmedAt', accounts)
  return code`
    const READ = ${sql`
  SELECT secret, confirmed_at AS ${confirmedAt} FROM auth_authenticators WHERE user_id = ?`}

    const INSERT = ${sql`
  INSERT INTO auth_authenticators (user_id, secret, confirmed_at, last_step) VALUES (?, ?, 0, 0)`}

    const CONFIRM = ${sql`
  UPDATE auth_authenticators SET confirmed_at = ?, last_step = ?
  WHERE user_id = ? AND secret = ? AND confirmed_at = 0`}

    const USE_STEP = ${sql`
  UPDATE auth_authenticators SET last_step = ?
  WHERE user_id = ? AND last_step < ? AND confirmed_at > 0`}

    const DELETE = ${sql`DELETE FROM auth_authenticators WHERE user_id = ?`}
    const DELETE_UNCONFIRMED = ${sql`
  DELETE FROM auth_authenticators WHERE user_id = ? AND confirmed_at = 0`}`
}

function codeStatements(accounts: Accounts): Code {
  const sql = statementsOf(accounts.dialect)
  return code`
    const INSERT_CODE = ${sql`INSERT INTO auth_recovery_codes (id, user_id) VALUES (?, ?)`}
    const COUNT_CODES = ${sql`SELECT COUNT(*) AS codes FROM auth_recovery_codes WHERE user_id = ?`}
    const USE_CODE = ${sql`DELETE FROM auth_recovery_codes WHERE id = ? AND user_id = ?`}
    const DELETE_CODES = ${sql`DELETE FROM auth_recovery_codes WHERE user_id = ?`}
    const END_SESSIONS = ${sql`DELETE FROM auth_sessions WHERE user_id = ?`}`
}

const AUTHENTICATOR_QUERIES = code`
  /** Undefined where none was begun. */
  export function readAuthenticator(
    db: ${refs.Database},
    user: ${USER},
  ): Promise<Authenticator | undefined> {
    return db.get<Authenticator>(READ, [user])
  }

  /** In place of one that was begun and never confirmed; where one was, the database refuses. */
  export async function writeAuthenticator(
    db: ${refs.Database},
    user: ${USER},
    secret: string,
  ): Promise<void> {
    await db.transaction(async (tx) => {
      await tx.run(DELETE_UNCONFIRMED, [user])
      await tx.run(INSERT, [user, secret])
    })
  }

  /**
   * Asks for it from now on, and ends every session of the account. False where it was confirmed
   * already, or begun anew meanwhile.
   */
  export async function confirmAuthenticator(
    db: ${refs.Database},
    user: ${USER},
    { secret }: Authenticator,
    step: number,
    digests: readonly string[],
  ): Promise<boolean> {
    return db.transaction(async (tx) => {
      const { changes } = await tx.run(CONFIRM, [Date.now(), step, user, secret])
      if (changes === 0) return false
      await replaceRecoveryCodes(tx, user, digests)
      await tx.run(END_SESSIONS, [user])
      return true
    })
  }

  /** False where this step or a later one was used: of two that bring the same code, one is let in. */
  export async function useStep(db: ${refs.Database}, user: ${USER}, step: number): Promise<boolean> {
    const { changes } = await db.run(USE_STEP, [step, user, step])
    return changes === 1
  }

  /** Ends every session of the account, too. */
  export async function deleteAuthenticator(db: ${refs.Database}, user: ${USER}): Promise<void> {
    await db.transaction(async (tx) => {
      await tx.run(DELETE, [user])
      await tx.run(DELETE_CODES, [user])
      await tx.run(END_SESSIONS, [user])
    })
  }`

const RECOVERY_QUERIES = code`
  export async function replaceRecoveryCodes(
    db: ${refs.Database},
    user: ${USER},
    digests: readonly string[],
  ): Promise<void> {
    await db.transaction(async (tx) => {
      await tx.run(DELETE_CODES, [user])
      for (const digest of digests) await tx.run(INSERT_CODE, [digest, user])
    })
  }

  export async function countRecoveryCodes(db: ${refs.Database}, user: ${USER}): Promise<number> {
    return Number((await db.get<{ codes: number }>(COUNT_CODES, [user]))?.codes ?? 0)
  }

  /** False where there is no such code, or none any more. */
  export async function useRecoveryCode(
    db: ${refs.Database},
    user: ${USER},
    digest: string,
  ): Promise<boolean> {
    const { changes } = await db.run(USE_CODE, [digest, user])
    return changes === 1
  }`
