import { withArticle } from '../resource.ts'
import { isWithin, memberIn } from './members.ts'
import { SOME_TEXT, type Known, type Place, type World } from './place.ts'
import { isUnusual } from './worlds.ts'

/**
 * What is unusual in a world, in the words of rules: `where row.owner == user && !row.archived`, and
 * `for an owner of its organisation` where the membership of whoever calls stands at `membership`.
 */
export function titleOf(places: readonly Place[], world: World, membership?: string): string {
  const role = membership && memberIn(places, world, membership)
  const said = places
    .filter((place) => isUnusual(place, world))
    .filter(({ path }) => role === undefined || !isWithin(path, membership ?? ''))
    .map((place) => sentence(place, world.get(place.path)))
  const whom = role ? [`for ${withArticle(role)} of its organisation`] : []
  const where = said.length > 0 ? [`where ${said.join(' && ')}`] : []
  return [...whom, ...where].join(', ') || 'otherwise'
}

function sentence({ path, kind }: Place, value: Known): string {
  switch (kind) {
    case 'person':
      return `${path} == user`
    case 'people':
      return `${path} has user`
    case 'row':
      return `${path} is there`
    case 'field':
      if (typeof value === 'boolean') return value ? path : `!${path}`
      if (value === SOME_TEXT) return `${path} != null`
      return `${path} == ${typeof value === 'string' ? `'${value}'` : value}`
  }
}
