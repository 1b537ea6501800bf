import { CARD } from './block.ts'
import { sequence } from './blocks.ts'
import type { Drawn } from './drawn.ts'
import type { Body } from './tree.ts'

export const START = { width: CARD.width, height: CARD.height } as const

/** Where everything of a flow is drawn. It follows from the tree alone: no step has a place of its own. */
export function layout(tree: Body): Drawn {
  const block = sequence(tree)
  const top = Math.max(0, START.height / 2 - block.line)
  const line = top + block.line
  const start = { x: 0, y: line - START.height / 2, ...START }
  const drawn: Drawn = { cards: [], wires: [], spots: [], labels: [], start }
  block.draw(START.width, top, drawn)
  return drawn
}
