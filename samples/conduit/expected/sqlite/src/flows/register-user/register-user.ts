import type { FastifyReply, FastifyRequest } from 'fastify'
import { hashPassword } from '../../auth/passwords.ts'
import { beginSession } from '../../auth/sign-in.ts'
import { Problem } from '../../http/errors.ts'
import * as queries from './queries.ts'
import type { RegisterUserAnswer, RegisterUserBody } from './schemas.ts'

/** Open an account */
export async function registerUser(
  request: FastifyRequest<{ Body: RegisterUserBody }>,
  reply: FastifyReply,
): Promise<RegisterUserAnswer> {
  const { db } = request.server
  const { body } = request

  if (body.user.username.trim() === '') {
    throw new Problem(422, 'The request is not valid.', {
      errors: [{ field: 'username', message: "can't be blank" }],
    })
  }

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

  if ([...body.user.password].length < 8) {
    throw new Problem(422, 'The request is not valid.', {
      errors: [{ field: 'password', message: 'is too short (at least 8 characters)' }],
    })
  }

  const sameName = await queries.countSameName(db, body.user.username)

  if (sameName > 0) {
    throw new Problem(409, 'It conflicts with what is there.', {
      errors: [{ field: 'username', message: 'has already been taken' }],
    })
  }

  const sameEmail = await queries.countSameEmail(db, body.user.email.toLowerCase())

  if (sameEmail > 0) {
    throw new Problem(409, 'It conflicts with what is there.', {
      errors: [{ field: 'email', message: 'has already been taken' }],
    })
  }

  const passwordHash = await hashPassword(body.user.password)
  const account = await queries.createAccount(db, {
    email: queries.keptEmail(body.user.email.toLowerCase()),
    username: body.user.username,
    passwordHash,
  })
  const session = await beginSession(reply, account.id)
  reply.code(201)
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
