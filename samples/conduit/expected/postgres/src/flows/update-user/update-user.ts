import type { FastifyReply, FastifyRequest } from 'fastify'
import { hashPassword } from '../../auth/passwords.ts'
import { beginSession } from '../../auth/sign-in.ts'
import { slice, unlessBlank } from '../../functions/text.ts'
import { signedIn } from '../../http/access.ts'
import { Problem, notFound } from '../../http/errors.ts'
import * as queries from './queries.ts'
import type { UpdateUserAnswer, UpdateUserBody, UpdateUserHeaders } from './schemas.ts'

/** Change the account */
export async function updateUser(
  request: FastifyRequest<{ Headers: UpdateUserHeaders; Body: UpdateUserBody }>,
  reply: FastifyReply,
): Promise<UpdateUserAnswer> {
  const { db } = request.server
  const { headers, body } = request
  const user = signedIn(request.user)

  if (body.user.username !== undefined && body.user.username.trim() === '') {
    throw new Problem(422, 'The request is not valid.', {
      errors: [{ field: 'username', message: "can't be blank" }],
    })
  }

  if (body.user.email !== undefined && body.user.email.trim() === '') {
    throw new Problem(422, 'The request is not valid.', {
      errors: [{ field: 'email', message: "can't be blank" }],
    })
  }

  if (body.user.password !== undefined && body.user.password.trim() === '') {
    throw new Problem(422, 'The request is not valid.', {
      errors: [{ field: 'password', message: "can't be blank" }],
    })
  }

  if (body.user.password !== undefined && [...body.user.password].length < 8) {
    throw new Problem(422, 'The request is not valid.', {
      errors: [{ field: 'password', message: 'is too short (at least 8 characters)' }],
    })
  }

  let passwordHash: string | null = null
  if (body.user.password !== undefined) {
    const hashed = await hashPassword(body.user.password)
    passwordHash = hashed
  }

  await db.transaction(async (tx) => {
    if (passwordHash !== null) {
      const changes = await queries.updateUserPasswordHash(tx, { passwordHash }, user.id)
      if (changes === 0) throw notFound('user')

      await queries.endSessions(tx, user.id)
      request.server.callers.forgetAll()
    }

    if (body.user.email !== undefined) {
      const changes2 = await queries.updateUserEmail(
        tx,
        { email: queries.keptEmail(body.user.email.toLowerCase()) },
        user.id,
      )
      if (changes2 === 0) throw notFound('user')
    }

    const changes3 = await queries.updateUser(
      tx,
      {
        username: body.user.username,
        bio: unlessBlank(body.user.bio),
        image: unlessBlank(body.user.image),
      },
      user.id,
    )
    if (changes3 === 0) throw notFound('user')
  })

  let token: string
  if (passwordHash !== null) {
    const session = await beginSession(reply, user.id)
    token = session.accessToken
  } else {
    token = slice(headers.authorization ?? '', 6)
  }

  const account = await queries.findAccount(db, user.id)
  if (account === null) throw notFound('user')

  return {
    user: {
      email: account.email,
      token,
      username: account.username,
      bio: account.bio,
      image: account.image,
    },
  }
}
