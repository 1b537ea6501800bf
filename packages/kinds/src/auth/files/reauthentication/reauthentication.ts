import type { FastifyRequest } from 'fastify'
import { signedIn } from '../http/access.ts'
import { Problem, invalid } from '../http/errors.ts'
import { verifyPassword } from './passwords.ts'
import { readCredentials, type Credentials } from './queries.ts'
import { signedInRecently } from './recent-sign-in.ts'
import * as throttle from './throttle.ts'

/** Asks whoever is signed in for the password once more; where the account has none, to have signed in just now. */
export async function reauthenticate(
  request: FastifyRequest,
  currentPassword = '',
): Promise<Credentials> {
  const { log, server, user } = request
  const { db } = server
  const { id } = signedIn(user)
  const counters = throttle.passwordCounters(id)
  await throttle.countAttempt(db, counters)
  const account = await readCredentials(db, id)
  if (account === undefined) throw new Problem(401, 'This account is gone.')
  const { passwordHash } = account
  if (passwordHash === null) await signedInRecently(request)
  else if (!(await verifyPassword(currentPassword, passwordHash))) {
    log.warn({ account: id }, 'A password was wrong.')
    throw invalid('currentPassword', 'is not the password')
  }
  await throttle.resetCounters(db, counters)
  return account
}
