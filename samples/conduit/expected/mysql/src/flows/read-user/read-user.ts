import type { FastifyRequest } from 'fastify'
import { slice } from '../../functions/text.ts'
import { signedIn } from '../../http/access.ts'
import { notFound } from '../../http/errors.ts'
import * as queries from './queries.ts'
import type { ReadUserAnswer, ReadUserHeaders } from './schemas.ts'

/** Whoever is signed in */
export async function readUser(
  request: FastifyRequest<{ Headers: ReadUserHeaders }>,
): Promise<ReadUserAnswer> {
  const { db } = request.server
  const { headers } = request
  const user = signedIn(request.user)

  const account = await queries.findAccount(db, user.id)
  if (account === null) throw notFound('user')

  return {
    user: {
      email: account.email,
      token: slice(headers.authorization ?? '', 6),
      username: account.username,
      bio: account.bio,
      image: account.image,
    },
  }
}
