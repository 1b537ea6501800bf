import { scopesOf } from '@drawbridge/compiler'
import type { Manifest } from '@drawbridge/manifest'
import type { FlowPlace } from './place.ts'
import type { Scopes } from './scopes.ts'

/** What the check finds the formulas of a flow to see, without a server in between: for tests. */
export function scopesIn(manifest: Manifest, { node, item }: FlowPlace): Scopes {
  const {
    asker = null,
    steps = new Map(),
    ...rest
  } = scopesOf(manifest, {
    node,
    ...(item !== null && { item }),
  })
  return {
    ...rest,
    asker,
    steps: new Map(
      [...steps].map(([id, { names, present = new Set() }]) => [
        id,
        { values: [...names].map(([name, type]) => ({ name, type })), present },
      ]),
    ),
  }
}
