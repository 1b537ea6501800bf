import type { FastifyReply, FastifyRequest } from 'fastify'
import { signedIn } from '../http/access.ts'
import { Problem } from '../http/errors.ts'
import type { Caller } from './caller.ts'
import { readAccount } from './queries.ts'
import type { Me, Refresh, SignedIn } from './schemas.ts'
import { deleteSession } from './session-queries.ts'
import * as sessions from './sessions.ts'
import { ACCESS_SECONDS } from './tokens.ts'

/** Signs somebody in who has just proved to be this user. */
export async function beginSession(
  reply: FastifyReply,
  user: Caller['id'],
  passwordHash?: string,
): Promise<SignedIn> {
  const session = await sessions.openSession(reply.server.db, user, passwordHash)
  reply.log.info({ account: user }, 'Somebody signed in.')
  return tokensOf(reply, session)
}

/** Exchanges a refresh token for two new tokens. */
export async function refresh(
  request: FastifyRequest<{ Body: Refresh }>,
  reply: FastifyReply,
): Promise<SignedIn> {
  const { refreshToken } = request.body
  const session = await sessions.refreshSession(reply.server.db, refreshToken)
  if (session === undefined) {
    reply.server.callers.forget(sessions.sessionIdOf(refreshToken))
    throw new Problem(401, 'Sign in again.')
  }
  return tokensOf(reply, session)
}

export async function logOut(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { session } = signedIn(request.user)
  await deleteSession(request.server.db, session)
  request.server.callers.forget(session)
  reply.code(204)
}

export async function whoAmI(request: FastifyRequest): Promise<Me> {
  const user = await readAccount(request.server.db, signedIn(request.user).id)
  if (user === undefined) throw new Problem(401, 'This account is gone.')
  return { user }
}

async function tokensOf({ server }: FastifyReply, session: sessions.Session): Promise<SignedIn> {
  const user = await readAccount(server.db, session.user)
  if (user === undefined) throw new Problem(401, 'This account is gone.')
  const accessToken = server.accessTokens.sign({
    user: String(user.id),
    role: user.role,
    session: session.id,
  })
  return { accessToken, expiresIn: ACCESS_SECONDS, refreshToken: session.refreshToken, user }
}
