import type { FastifyInstance } from 'fastify'
import { Problem } from '../http/errors.ts'
import { readAccount } from './queries.ts'
import type { SignedIn } from './schemas.ts'
import type { Session } from './sessions.ts'
import { ACCESS_SECONDS } from './tokens.ts'

/** What a caller is told on signing in, and on every refresh. */
export async function answer(app: FastifyInstance, session: Session): Promise<SignedIn> {
  const user = await readAccount(app.db, session.user)
  if (user === undefined) throw new Problem(401, 'This account is gone.')
  const accessToken = await app.accessTokens.sign({
    user: String(user.id),
    role: user.role,
    session: session.id,
  })
  return { accessToken, expiresIn: ACCESS_SECONDS, refreshToken: session.refreshToken, user }
}
