import type { FastifyInstance } from 'fastify'
import type { Database } from '../../database/client.ts'
import type { Caller } from '../caller.ts'
import { stepOf } from './codes.ts'
import * as queries from './queries.ts'
import { recoveryDigest } from './recovery-codes.ts'

const CODE = /^\d{6}$/

/** Whether this is the authenticator's code of now, or a recovery code. Either is used up by it. */
export async function useCode(
  server: FastifyInstance,
  db: Database,
  user: Caller['id'],
  typed: string,
): Promise<boolean> {
  const code = typed.replaceAll(' ', '')
  if (!CODE.test(code)) return queries.useRecoveryCode(db, user, recoveryDigest(user, code))
  const authenticator = await queries.readAuthenticator(db, user)
  if (authenticator === undefined) return false
  const secret = opened(server, authenticator.secret, user)
  const step = secret && stepOf(secret, code, Date.now())
  return step !== undefined && queries.useStep(db, user, step)
}

function opened(
  { log, vault }: FastifyInstance,
  sealed: string,
  user: Caller['id'],
): Buffer | undefined {
  try {
    return vault.open(sealed, String(user))
  } catch (error) {
    log.error(error, 'The secret of an authenticator app was sealed with another TOTP_SECRET.')
    return undefined
  }
}
