import type { FastifyReply, FastifyRequest } from 'fastify'
import { verifyPassword } from '../../auth/passwords.ts'
import { beginSession } from '../../auth/sign-in.ts'
import { slowed } from '../../auth/throttle.ts'
import { Problem } from '../../http/errors.ts'
import * as queries from './queries.ts'
import type { LogInAnswer, LogInBody } from './schemas.ts'

/** Sign in */
export async function logIn(
  request: FastifyRequest<{ Body: LogInBody }>,
  reply: FastifyReply,
): Promise<LogInAnswer> {
  const { db } = request.server
  const { body } = request

  if (body.user.email.trim() === '') {
    throw new Problem(422, 'The request is not valid.', {
      errors: [{ field: 'email', message: "can't be blank" }],
    })
  }

  if (body.user.password.trim() === '') {
    throw new Problem(422, 'The request is not valid.', {
      errors: [{ field: 'password', message: "can't be blank" }],
    })
  }

  const account = await queries.findAccount(db, body.user.email.toLowerCase())
  const matches = await slowed(request, body.user.email.toLowerCase(), () =>
    verifyPassword(body.user.password, account?.passwordHash ?? null),
  )

  if (account === null || !matches) {
    throw new Problem(401, 'invalid', { code: 'credentials' })
  }

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
