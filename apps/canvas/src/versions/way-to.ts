import type { Difference } from '@drawbridge/protocol'
import { flowAt, textOfPlace, type OpenFlow } from '../flow/place.ts'
import type { Manifest } from '@drawbridge/manifest'

/** Where a difference is seen: on the map, or in a flow. */
export interface Way {
  readonly flow: OpenFlow | null
  /** Parts and connections of the map, or the step of the flow. */
  readonly ids: readonly string[]
  /** Parts to bring into view. */
  readonly shown: readonly string[]
}

/** The way to what a difference is about, in both drawings laid over each other. */
export function wayTo(manifest: Manifest, difference: Difference): Way {
  const { node, connection, path = [] } = difference
  const line = manifest.connections.find(({ id }) => id === connection)
  if (line) return { flow: null, ids: [line.id], shown: [line.from, line.to] }
  if (node === undefined) return { flow: null, ids: [], shown: [] }
  const [, item = ''] = path
  const place = { node, item: path[0] === 'steps' ? null : item.slice(1) }
  const flow = path.includes('steps') ? flowAt(manifest, place) : null
  const step = path.at(-1)
  if (flow) return { flow, ids: step?.startsWith('#') ? [step.slice(1)] : [], shown: [] }
  return { flow: null, ids: [node], shown: [node] }
}

export const flowText = ({ flow }: Way): string | null => flow && textOfPlace(flow)
