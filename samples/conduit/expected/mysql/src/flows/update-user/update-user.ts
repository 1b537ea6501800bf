import type { FastifyReply, FastifyRequest } from 'fastify'
import { hashPassword } from '../../auth/passwords.ts'
import { beginSession } from '../../auth/sign-in.ts'
import { unlessBlank } from '../../functions/text.ts'
import { signedIn } from '../../http/access.ts'
import { Problem, notFound } from '../../http/errors.ts'
import { retried } from '../retried.ts'
import * as queries from './queries.ts'
import type { UpdateUserAnswer, UpdateUserBody } from './schemas.ts'

/** Change the account */
export async function updateUser(
  request: FastifyRequest<{ Body: UpdateUserBody }>,
  reply: FastifyReply,
): Promise<UpdateUserAnswer> {
  const { db } = request.server
  const { body } = request
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

  await retried(3, () =>
    db.transaction(async (tx) => {
      if (body.user.password !== undefined) {
        const passwordHash = await hashPassword(body.user.password)

        const changes = await queries.updateUser(tx, { passwordHash }, user.id)
        if (changes === 0) throw notFound('user')
      }

      const changes2 = await queries.updateUser2(
        tx,
        {
          email: body.user.email,
          username: body.user.username,
          bio: unlessBlank(body.user.bio),
          image: unlessBlank(body.user.image),
        },
        user.id,
      )
      if (changes2 === 0) throw notFound('user')
    }),
  )

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
