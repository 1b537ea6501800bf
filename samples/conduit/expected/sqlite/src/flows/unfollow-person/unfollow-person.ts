import type { FastifyRequest } from 'fastify'
import { signedIn } from '../../http/access.ts'
import { Problem } from '../../http/errors.ts'
import * as queries from './queries.ts'
import type { UnfollowPersonAnswer, UnfollowPersonParams } from './schemas.ts'

/** Stop following a person */
export async function unfollowPerson(
  request: FastifyRequest<{ Params: UnfollowPersonParams }>,
): Promise<UnfollowPersonAnswer> {
  const { db } = request.server
  const { params } = request
  const user = signedIn(request.user)

  const person = await queries.findPerson(db, user.id, params.username)
  if (person === null) throw new Problem(404, 'not found', { code: 'profile' })

  await queries.unlinkFollowing(db, user.id, [person.id])
  return {
    profile: { username: person.username, bio: person.bio, image: person.image, following: false },
  }
}
