import { membersName } from '../../../member-judge.ts'
import type { Model } from '../../../model.ts'
import { usual, type Place, type World } from './place.ts'
import { isUnusual } from './worlds.ts'

/** Where the membership of whoever calls stands: `row.organisation.memberships`. */
export function membershipAt(places: readonly Place[], model: Model): string | undefined {
  const members = membersName(model)
  return places.find(
    ({ path, kind }) =>
      kind === 'row' && path.endsWith(`.${members}`) && path.split('.').length <= 3,
  )?.path
}

/** Whether all that is told of a world is that the caller is a member, and of which role. */
export function isOfMember(places: readonly Place[], world: World, at: string): boolean {
  const told = places.filter((place) => isUnusual(place, world))
  return isMember(places, world, at) && told.every(({ path }) => isWithin(path, at))
}

/** What somebody is in the organisation of the row, with its article; undefined for who is no member. */
export function memberIn(places: readonly Place[], world: World, at: string): string | undefined {
  if (!isMember(places, world, at)) return undefined
  const role = places.find(({ path }) => path === `${at}.role`)
  const value = role && (world.get(role.path) ?? usual(role))
  return typeof value === 'string' ? value : 'member'
}

export const isWithin = (path: string, at: string): boolean =>
  path === at || path.startsWith(`${at}.`)

function isMember(places: readonly Place[], world: World, at: string): boolean {
  const person = places.find(({ path, kind }) => kind === 'person' && path.startsWith(`${at}.`))
  return world.get(at) === true && person !== undefined && world.get(person.path) === true
}
