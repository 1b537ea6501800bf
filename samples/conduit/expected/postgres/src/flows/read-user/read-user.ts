import type { FastifyReply, FastifyRequest } from 'fastify'
import { beginSession } from '../../auth/sign-in.ts'
import { signedIn } from '../../http/access.ts'
import { notFound } from '../../http/errors.ts'
import * as queries from './queries.ts'
import type { ReadUserAnswer } from './schemas.ts'

/** Whoever is signed in */
export async function readUser(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<ReadUserAnswer> {
  const { db } = request.server
  const user = signedIn(request.user)

  const account = await queries.findAccount(db, user.id)
  if (account === null) throw notFound('user')

  const session = await beginSession(reply, account.id)
  return {
    user: {
      email: account.email,
      token: session.accessToken,
      username: account.username,
      bio: account.bio,
      image: account.image,
    },
  }
}
