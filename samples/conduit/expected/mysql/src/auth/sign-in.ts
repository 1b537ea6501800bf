import type { FastifyReply } from 'fastify'
import { Problem } from '../http/errors.ts'
import type { Caller } from './caller.ts'
import { readAccount } from './queries.ts'
import type { SignedIn } from './schemas.ts'
import * as sessions from './sessions.ts'
import { ACCESS_SECONDS } from './tokens.ts'

/** Signs somebody in who has just proved to be this user. */
export async function beginSession(reply: FastifyReply, user: Caller['id']): Promise<SignedIn> {
  const session = await sessions.openSession(reply.server.db, user)
  reply.log.info({ account: user }, 'Somebody signed in.')
  return tokensOf(reply, session)
}

async function tokensOf({ server }: FastifyReply, session: sessions.Session): Promise<SignedIn> {
  const user = await readAccount(server.db, session.user)
  if (user === undefined) throw new Problem(401, 'This account is gone.')
  const accessToken = server.accessTokens.sign({
    user: String(user.id),
    role: user.role,
    session: session.id,
  })
  return { accessToken, expiresIn: ACCESS_SECONDS, user }
}
