import type { Json, JsonObject } from '@drawbridge/manifest'

/** A step without its id, as short as it can be said in a test. */
export interface ShortStep {
  readonly kind: string
  readonly name?: string
  readonly settings?: JsonObject
  readonly bodies?: Readonly<Record<string, readonly ShortStep[]>>
}

/** The same with ids. */
export function withIds(steps: readonly ShortStep[], prefix = 's'): Json[] {
  return steps.map(({ settings = {}, bodies, ...step }, index): JsonObject => {
    const id = `${prefix}_${index}`
    return {
      id,
      ...step,
      settings,
      ...(bodies && {
        bodies: Object.fromEntries(
          Object.entries(bodies).map(([slot, body]) => [slot, withIds(body, `${id}_${slot}`)]),
        ),
      }),
    }
  })
}
