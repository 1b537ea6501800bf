import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { signedIn } from '../http/access.ts'
import { Problem, invalid } from '../http/errors.ts'
import { refuseWeak } from './new-password.ts'
import { hashPassword, verifyPassword } from './passwords.ts'
import * as queries from './queries.ts'
import * as schemas from './schemas.ts'
import type { Login, PasswordChange, Registration, SignedIn } from './schemas.ts'
import { beginSession, logOut, refresh, whoAmI } from './sign-in.ts'
import * as throttle from './throttle.ts'

export async function authRoutes(app: FastifyInstance): Promise<void> {
  app.post('/auth/register', { schema: schemas.register }, register)
  app.post('/auth/login', { schema: schemas.logIn }, logIn)
  app.post('/auth/refresh', { schema: schemas.refresh }, refresh)
  app.post('/auth/logout', { schema: schemas.logOut }, logOut)
  app.get('/auth/me', { schema: schemas.whoAmI }, whoAmI)
  app.post('/auth/password', { schema: schemas.changePassword }, changePassword)
}

async function register(
  request: FastifyRequest<{ Body: Registration }>,
  reply: FastifyReply,
): Promise<SignedIn> {
  const { db } = request.server
  const { password, ...input } = request.body
  const identifier = input.email.toLowerCase()
  refuseWeak('password', password, identifier)
  await throttle.countAttempt(db, throttle.registerCounters(request.ip))

  const passwordHash = await hashPassword(password)
  const id = await queries.createAccount(db, { ...input, email: identifier }, passwordHash)
  reply.code(201)
  return beginSession(reply, id)
}

/** The same answer, after the same work, for a wrong password and for an account that is not there. */
async function logIn(
  request: FastifyRequest<{ Body: Login }>,
  reply: FastifyReply,
): Promise<SignedIn> {
  const { db } = request.server
  const identifier = request.body.email.toLowerCase()
  const counters = throttle.loginCounters(request.ip, identifier)
  await throttle.countAttempt(db, [...counters.account, ...counters.network])

  const account = await queries.findCredentials(db, identifier)
  const matches = await verifyPassword(request.body.password, account?.passwordHash ?? null)
  if (account === undefined || !matches) {
    request.log.warn({ account: account?.id }, 'A password was wrong.')
    throw new Problem(401, 'There is no account with this email and password.')
  }
  await throttle.resetCounters(db, counters.account)
  return beginSession(reply, account.id, account.passwordHash ?? undefined)
}

/** Asks for the password once more, and signs out everywhere but here. */
async function changePassword(
  request: FastifyRequest<{ Body: PasswordChange }>,
  reply: FastifyReply,
): Promise<SignedIn> {
  const { db } = request.server
  const { id } = signedIn(request.user)
  const { currentPassword, newPassword } = request.body
  const counters = throttle.passwordCounters(id)
  await throttle.countAttempt(db, counters)

  const account = await queries.readCredentials(db, id)
  const matches = await verifyPassword(currentPassword, account?.passwordHash ?? null)
  if (account === undefined || !matches) {
    request.log.warn({ account: id }, 'A password was wrong.')
    throw invalid('currentPassword', 'is not the password')
  }
  refuseWeak('newPassword', newPassword, account.identifier)

  const passwordHash = await hashPassword(newPassword)
  if (!(await queries.changePasswordHash(db, account, passwordHash))) {
    throw new Problem(409, 'The password was changed from elsewhere at the same time.')
  }
  request.server.callers.forgetAll()
  await throttle.resetCounters(db, counters)
  request.log.info({ account: id }, 'A password was changed.')
  return beginSession(reply, id, passwordHash)
}
