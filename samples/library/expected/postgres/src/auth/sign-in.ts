import type { FastifyReply, FastifyRequest } from 'fastify'
import { signedIn } from '../http/access.ts'
import { Problem } from '../http/errors.ts'
import type { Caller } from './caller.ts'
import { csrfToken } from './csrf.ts'
import { readAccount } from './queries.ts'
import type { SignedIn } from './schemas.ts'
import * as sessions from './sessions.ts'

/**
 * Signs somebody in who has just proved to be this user. The session is always a new one, so that
 * nobody can have planted its secret beforehand.
 */
export async function beginSession(
  reply: FastifyReply,
  user: Caller['id'],
  passwordHash?: string,
): Promise<SignedIn> {
  await endSession(reply)
  const secret = await sessions.openSession(reply.server.db, user, passwordHash)
  reply.log.info({ account: user }, 'Somebody signed in.')
  reply.server.sessionCookie.set(reply, secret)
  return answer(reply, user, secret)
}

export async function logOut(_request: FastifyRequest, reply: FastifyReply): Promise<void> {
  await endSession(reply)
  reply.server.sessionCookie.clear(reply)
  reply.code(204)
}

export async function whoAmI(request: FastifyRequest, reply: FastifyReply): Promise<SignedIn> {
  const secret = reply.server.sessionCookie.read(request) ?? ''
  return answer(reply, signedIn(request.user).id, secret)
}

/** Ends the session that the request came with. */
async function endSession({ server, request }: FastifyReply): Promise<void> {
  const secret = server.sessionCookie.read(request)
  if (secret !== undefined) await sessions.endSession(server.db, secret)
}

async function answer(
  { server }: FastifyReply,
  user: Caller['id'],
  secret: string,
): Promise<SignedIn> {
  const account = await readAccount(server.db, user)
  if (account === undefined) throw new Problem(401, 'This account is gone.')
  return { csrfToken: csrfToken(secret), user: account }
}
