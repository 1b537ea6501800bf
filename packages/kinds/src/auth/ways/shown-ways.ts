import type { Manifest } from '@drawbridge/manifest'
import { defaultsOf } from '../../decode-settings.ts'
import { settled } from '../../settled.ts'
import { AuthSettings, type AuthChoices } from '../settings.ts'
import { chosenWay, proved } from './drawn-faces.ts'
import { wayFaceOf } from './faces.ts'
import type { DrawnWay, WayFace, WayRoute } from './way-face.ts'

/** A way of a drawing, as it is shown to whoever draws it. */
export interface ShownWay {
  readonly face: WayFace
  readonly drawn: DrawnWay
  /** One live sentence about it. */
  readonly sentence: string
  /** What it adds to the API, with whole paths. */
  readonly routes: readonly ShownRoute[]
}

/** A route of a way, and the JSON Schema of what it takes. */
export interface ShownRoute extends Pick<WayRoute, 'method' | 'path' | 'summary'> {
  readonly body: WayRoute['described']['body']
}

/**
 * The ways in the settings of a sign-in; what is no way is not shown. Of one whose settings are not
 * yet right, only what its kind is.
 */
export function shownWays(settings: object, drawing?: Manifest): readonly ShownWay[] {
  // Every setting has a default.
  const auth = { ...defaultsOf(AuthSettings), ...settings } as AuthChoices
  const ways = Array.isArray(auth.ways) ? auth.ways : []
  return ways.flatMap((drawn: DrawnWay | null) => {
    const face = drawn ? wayFaceOf(drawn.kind) : undefined
    if (drawn === null || face === undefined) return []
    const chosen = chosenWay(face, drawn)
    const routes = settled(() => face.routes(chosen, auth, proved(auth)), []).map(
      ({ method, path, summary, described: { body } }) => ({
        method,
        path: `${auth.path}${path}`,
        summary,
        body,
      }),
    )
    const sentence = settled(() => face.about.sentence(chosen, drawing), face.about.summary)
    return [{ face, drawn, sentence, routes }]
  })
}
