import { code, type Code, type Data } from '@drawbridge/source'
import type { Model } from '../../../model.ts'
import type { Player } from '../../../table/emit/cast.ts'
import type { Scene } from '../../../table/emit/rule-tests/judge.ts'
import { usual, type Place, type World } from '../../../table/emit/rule-tests/place.ts'
import { keyName, seedOf } from '../../../table/emit/rule-tests/seed.ts'
import type { Property } from '../../property.ts'
import type { FirstRules } from '../reading.ts'

/** An endpoint, with what a test sends to it. */
export interface Asking {
  readonly method: string
  /** `/articles/:slug` */
  readonly path: string
  readonly params: readonly Property[]
  /** `?tag=some` */
  readonly search: string
  readonly headers: Readonly<Record<string, Data>>
  readonly body: Readonly<Record<string, Data>>
  /** What formulas see of a call. */
  readonly sent: Readonly<Record<string, unknown>>
  readonly rules: FirstRules
  readonly callers: readonly Player[]
  /** Whether it asks others, once its caller is in: no test does that. */
  readonly callsOutside: boolean
  readonly model: Model
}

/** What the conditions of an endpoint are about, in a world. */
export function sceneOf(world: World, { rules, sent, model }: Asking): Scene {
  return {
    model,
    rows: rules.rows,
    sent,
    isSomebody: true,
    look: (place) => (world.has(place.path) ? world.get(place.path) : usual(place)),
  }
}

/** What makes the rows that an endpoint looks for; undefined where a test can't. */
export function madeRows(
  world: World,
  { rules, model }: Asking,
  keyed: ReadonlySet<string>,
): readonly Code[] | undefined {
  const made: Code[] = []
  for (const { row, before, fixed } of rules.wanted) {
    const seed = seedOf(row, world, model, fixed)
    if (seed === undefined) return undefined
    made.push(...before, ...seed.statements)
    const isKeyed = keyed.has(row.path) || seed.followers.length > 0
    made.push(code`${isKeyed && code`const ${keyName(row)} = `}await ${seed.inserted}`)
    made.push(...seed.followers)
  }
  return made
}

/** Whether a world says of something that it is the caller’s. */
export const isOfCaller = (places: readonly Place[], world: World): boolean =>
  places.some(({ path, kind }) => isAboutPeople({ kind }) && world.get(path) === true)

export const isAboutPeople = ({ kind }: Pick<Place, 'kind'>): boolean =>
  kind === 'person' || kind === 'people'
