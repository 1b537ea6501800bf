import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { signedIn } from '../http/access.ts'
import { invalid, Problem } from '../http/errors.ts'
import { answer } from './answer.ts'
import { hashPassword, verifyPassword } from './passwords.ts'
import {
  createAccount,
  findCredentials,
  readAccount,
  readCredentials,
  writePasswordHash,
} from './queries.ts'
import {
  changePasswordSchema,
  logInSchema,
  logOutSchema,
  refreshSchema,
  registerSchema,
  whoAmISchema,
  type Login,
  type Me,
  type PasswordChange,
  type Refresh,
  type Registration,
  type SignedIn,
} from './schemas.ts'
import { endSession, endSessionsOf, openSession, refreshSession, sessionIdOf } from './sessions.ts'
import {
  countAttempt,
  loginCounters,
  passwordCounters,
  registerCounters,
  resetCounters,
} from './throttle.ts'
import { isWeakPassword } from './weak-passwords.ts'

export async function authRoutes(app: FastifyInstance): Promise<void> {
  app.post('/register', { schema: registerSchema }, register)
  app.post('/login', { schema: logInSchema }, logIn)
  app.post('/refresh', { schema: refreshSchema }, refresh)
  app.post('/logout', { schema: logOutSchema }, logOut)
  app.get('/me', { schema: whoAmISchema }, whoAmI)
  app.post('/password', { schema: changePasswordSchema }, changePassword)
}

async function register(
  request: FastifyRequest<{ Body: Registration }>,
  reply: FastifyReply,
): Promise<SignedIn> {
  const { db } = request.server
  const { password, ...input } = request.body
  const email = input.email.toLowerCase()
  refuseWeak('password', password, email)
  await countAttempt(db, reply, registerCounters(request.ip))

  const passwordHash = await hashPassword(password)
  const session = await db.transaction(async (tx) =>
    openSession(tx, await createAccount(tx, { ...input, email }, passwordHash)),
  )
  reply.code(201)
  return answer(request.server, session)
}

/** The same answer, after the same work, for a wrong password and for an account that is not there. */
async function logIn(
  request: FastifyRequest<{ Body: Login }>,
  reply: FastifyReply,
): Promise<SignedIn> {
  const { db } = request.server
  const email = request.body.email.toLowerCase()
  const counters = loginCounters(request.ip, email)
  await countAttempt(db, reply, [...counters.account, ...counters.network])

  const account = await findCredentials(db, email)
  const matches = await verifyPassword(request.body.password, account?.passwordHash ?? null)
  if (account === undefined || !matches) {
    throw new Problem(401, 'There is no account with this email and password.')
  }
  await resetCounters(db, counters.account)
  return answer(request.server, await openSession(db, account.id))
}

async function refresh(request: FastifyRequest<{ Body: Refresh }>): Promise<SignedIn> {
  const { refreshToken } = request.body
  const session = await refreshSession(request.server.db, refreshToken)
  if (session === undefined) {
    request.server.callers.forget(sessionIdOf(refreshToken))
    throw new Problem(401, 'Sign in again.')
  }
  return answer(request.server, session)
}

async function logOut(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { session } = signedIn(request.user)
  await endSession(request.server.db, session)
  request.server.callers.forget(session)
  reply.code(204)
}

async function whoAmI(request: FastifyRequest): Promise<Me> {
  const user = await readAccount(request.server.db, signedIn(request.user).id)
  if (user === undefined) throw new Problem(401, 'This account is gone.')
  return { user }
}

/** Asks for the password once more, and signs out everywhere but here. */
async function changePassword(
  request: FastifyRequest<{ Body: PasswordChange }>,
  reply: FastifyReply,
): Promise<SignedIn> {
  const { db, callers } = request.server
  const { id } = signedIn(request.user)
  const { currentPassword, newPassword } = request.body
  const counters = passwordCounters(id)
  await countAttempt(db, reply, counters)

  const account = await readCredentials(db, id)
  const matches = await verifyPassword(currentPassword, account?.passwordHash ?? null)
  if (account === undefined || !matches) throw invalid('currentPassword', 'is not the password')
  refuseWeak('newPassword', newPassword, account.email)

  const passwordHash = await hashPassword(newPassword)
  const session = await db.transaction(async (tx) => {
    if (!(await writePasswordHash(tx, account, passwordHash))) {
      throw new Problem(409, 'The password was changed from elsewhere at the same time.')
    }
    await endSessionsOf(tx, id)
    return openSession(tx, id)
  })
  callers.forgetAll()
  await resetCounters(db, counters)
  return answer(request.server, session)
}

function refuseWeak(field: string, password: string, email: string): void {
  if (isWeakPassword(password, [email, 'tasks'])) {
    throw invalid(field, 'is too easy to guess: take several words that have nothing in common')
  }
}
