import type { PartData } from './scene.ts'
import type { FlowNode } from './to-flow.ts'

/** A card that is like all others from far away: nobody holds it, and nothing is told of it just now. */
export const isPlain = (type: FlowNode['type'], data: PartData, selected: boolean): boolean =>
  type === 'part' && !selected && data.ghost === null && data.lit === null
