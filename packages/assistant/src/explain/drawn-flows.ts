import type { Step } from '@drawbridge/kinds/faces'
import {
  isObject,
  pointer,
  type Json,
  type JsonObject,
  type Manifest,
  type Node,
} from '@drawbridge/manifest'

/** Steps that stand in a part, with what begins them. */
export interface DrawnFlow {
  readonly node: Node
  /** The settings that hold the steps: those of an endpoint, of an event, or the part's own. */
  readonly holder: JsonObject
  /** Where they stand in the part. */
  readonly pointer: string
  readonly steps: readonly Step[]
}

/** A step, and how many others it stands in. */
export interface PlacedStep {
  readonly step: Step
  readonly depth: number
}

/** Every flow of a part. A drawing may be wrong while it is being made: what is no step is passed over. */
export function flowsOf(node: Node): readonly DrawnFlow[] {
  if (!isObject(node.settings)) return []
  const own = flowIn(node, node.settings, '/settings')
  const listed = Object.entries(node.settings).flatMap(([list, items]) =>
    Array.isArray(items)
      ? items.flatMap((item: Json, index) =>
          isObject(item) ? flowIn(node, item, pointer('settings', list, index)) : [],
        )
      : [],
  )
  return [...own, ...listed]
}

function flowIn(node: Node, holder: JsonObject, at: string): readonly DrawnFlow[] {
  const { steps } = holder
  return Array.isArray(steps) ? [{ node, holder, pointer: at, steps: stepsOf(steps) }] : []
}

export const allFlows = ({ nodes }: Manifest): readonly DrawnFlow[] => nodes.flatMap(flowsOf)

/** Steps in the order in which they stand, those within others behind them. */
export function stepsWithin(steps: readonly Step[], depth = 0): readonly PlacedStep[] {
  return steps.flatMap((step) => [
    { step, depth },
    ...Object.values(step.bodies ?? {}).flatMap((body) => stepsWithin(body, depth + 1)),
  ])
}

export function stepsOf(list: readonly Json[]): readonly Step[] {
  return list.flatMap((item): readonly Step[] => {
    if (!isObject(item)) return []
    const { id, kind, name, note, settings, bodies } = item
    if (typeof id !== 'string' || typeof kind !== 'string') return []
    const held = isObject(bodies)
      ? Object.entries(bodies).map(([slot, body]) => [
          slot,
          Array.isArray(body) ? stepsOf(body) : [],
        ])
      : []
    return [
      {
        id,
        kind,
        settings: isObject(settings) ? settings : {},
        ...(typeof name === 'string' && { name }),
        ...(typeof note === 'string' && { note }),
        ...(held.length > 0 && { bodies: Object.fromEntries(held) }),
      },
    ]
  })
}

/** `GET /cart`, `afterCreate of tasks`, `sendReminder` */
export function nameOfFlow({ node, holder }: DrawnFlow): string {
  const text = (key: string): string => (typeof holder[key] === 'string' ? holder[key] : '')
  if (text('path') !== '') return `${text('method')} ${text('path')}`
  return text('name') === '' ? node.name : `${text('name')} of ${node.name}`
}
