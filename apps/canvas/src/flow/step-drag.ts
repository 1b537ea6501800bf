import type { ReactFlowInstance } from '@xyflow/react'
import type { DragEvent } from 'react'
import { addStep, spotAfterSelection } from '../actions/flow/add-step.ts'
import { aimAt } from './aim.ts'
import { CARD } from './block.ts'
import type { Drawn, DrawnSpot } from './drawn.ts'

/** Under this media type a kind of step is dragged from the palette into a flow. */
export const STEP_DRAG = 'application/x-drawbridge-step'

/** Where in the card the hand is. */
const HOLD = { x: 24, y: CARD.height / 2 }

/** What a flow does while a kind of step is held over it, and when it is let go. */
export function stepDrops(
  drawn: Drawn,
  camera: Pick<ReactFlowInstance, 'screenToFlowPosition'>,
  aim: (spot: DrawnSpot | null) => void,
) {
  const under = ({ clientX, clientY }: DragEvent): DrawnSpot | null => {
    const { x, y } = camera.screenToFlowPosition({ x: clientX, y: clientY })
    return aimAt(drawn, { x: x - HOLD.x, y: y - HOLD.y })
  }
  return {
    onDragOver: (event: DragEvent): void => {
      if (!event.dataTransfer.types.includes(STEP_DRAG)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
      aim(under(event))
    },
    onDragLeave: (): void => aim(null),
    onDrop: (event: DragEvent): void => {
      const kind = event.dataTransfer.getData(STEP_DRAG)
      if (kind === '') return
      event.preventDefault()
      aim(null)
      const spot = under(event) ?? spotAfterSelection()
      if (spot) addStep(kind, spot)
    },
  }
}
