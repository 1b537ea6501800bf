import type { FastifyRequest } from 'fastify'
import { Problem } from '../../http/errors.ts'
import * as queries from './queries.ts'
import type { ReadProfileAnswer, ReadProfileParams } from './schemas.ts'

/** A person */
export async function readProfile(
  request: FastifyRequest<{ Params: ReadProfileParams }>,
): Promise<ReadProfileAnswer> {
  const { db } = request.server
  const { params, user } = request

  const person = await queries.findPerson(db, user?.id ?? null, params.username)
  if (person === null) throw new Problem(404, 'not found', { code: 'profile' })

  return {
    profile: {
      username: person.username,
      bio: person.bio,
      image: person.image,
      following: person.following,
    },
  }
}
