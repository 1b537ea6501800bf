import { stepFaceOf } from '@drawbridge/kinds/faces'
import { CARD, label, LANE, type Block } from './block.ts'
import type { Placed } from './tree.ts'
import { downAndRight, RADIUS } from './wire-path.ts'

/** Where the way that ends leaves the card, from its left. */
const DOOR = 24
/** Room on the straight line for what it is called. */
const NAME = 72

/** Of two ways, the second does nothing. */
const isOneSided = ({ step, bodies: [, otherwise, ...more] }: Placed): boolean =>
  stepFaceOf(step.kind)?.ways === 'one' && more.length === 0 && otherwise?.steps.length === 0

/**
 * A choice that ends the flow on its first way, and else does nothing: that way hangs below the card, and
 * what comes after is the other. Null where the lane of the first way goes on, or there is more to it.
 */
export function guard(placed: Placed, lane: Block | undefined): Block | null {
  if (!lane || lane.open || !isOneSided(placed)) return null
  const line = CARD.height / 2
  const width = Math.max(CARD.width + NAME, DOOR + RADIUS + lane.width)
  return {
    width,
    height: CARD.height + LANE + lane.height,
    line,
    open: true,
    draw: (x, y, drawn) => {
      drawn.cards.push({ placed, x, y, ...CARD, look: 'card' })
      drawn.wires.push({ path: `M${x + CARD.width} ${y + line}H${x + width}`, look: 'step' })
      label(drawn, placed, 1, x + CARD.width + 10, y + line - 22)
      const below = y + CARD.height + LANE
      const door = x + DOOR
      drawn.wires.push({
        path: downAndRight(door, y + CARD.height, below + lane.line),
        look: 'step',
      })
      label(drawn, placed, 0, door + 10, y + CARD.height + 6)
      lane.draw(door + RADIUS, below, drawn)
    },
  }
}
