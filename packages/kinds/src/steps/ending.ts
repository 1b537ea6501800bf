import { itemsOf, type Json, type JsonObject } from '@drawbridge/manifest'
import { STEP_FACES } from './faces.ts'

/** The step that would end a flow that was begun and has no end; undefined where it has one. */
export function endingFor(
  steps: Json | undefined,
  place: 'endpoint' | 'taken',
): JsonObject | undefined {
  const drawn = itemsOf(steps)
  const ends = STEP_FACES.filter((face) => face.ends)
  const kinds = new Set(ends.map(({ kind }) => kind))
  if (drawn.length === 0 || isEnded(drawn, kinds)) return undefined
  const face = ends.find((one) => one.place === place)
  if (!face) return undefined
  const taken = JSON.stringify(drawn)
  let id = `s_${face.kind}`
  while (taken.includes(`"${id}"`)) id = `${id}_`
  return { id, kind: face.kind, settings: face.defaults }
}

/** Whether any way through it comes to an end, at whatever depth. */
const isEnded = (steps: readonly JsonObject[], kinds: ReadonlySet<string>): boolean =>
  [...kinds].some((kind) => JSON.stringify(steps).includes(`"kind":"${kind}"`))
