import type { FastifyInstance } from 'fastify'
import { Problem } from '../http/errors.ts'
import type { Caller } from './caller.ts'
import { csrfToken } from './csrf.ts'
import { readAccount } from './queries.ts'
import type { SignedIn } from './schemas.ts'

/** What a caller is told on signing in, and on asking who they are. */
export async function answer(
  app: FastifyInstance,
  user: Caller['id'],
  secret: string,
): Promise<SignedIn> {
  const account = await readAccount(app.db, user)
  if (account === undefined) throw new Problem(401, 'This account is gone.')
  return { csrfToken: csrfToken(secret), user: account }
}
