import type { Box } from './geometry.ts'
import type { FlowNode } from './to-flow.ts'

export interface Place extends Box {
  readonly id: string
}

/** Where a node of the flow library stands. */
export const placeOf = ({ id, position, width, height }: FlowNode): Place => ({
  id,
  ...position,
  width,
  height,
})
