import { SOME_TEXT, type Known, type Place, type World } from './place.ts'
import { isUnusual } from './worlds.ts'

/** What is unusual in a world, in the words of rules: `where row.owner == user && !row.archived`. */
export function titleOf(places: readonly Place[], world: World): string {
  const said = places.filter((place) => isUnusual(place, world))
  if (said.length === 0) return 'otherwise'
  return `where ${said.map((place) => sentence(place, world.get(place.path))).join(' && ')}`
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
