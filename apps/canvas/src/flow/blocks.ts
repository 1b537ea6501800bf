import { stepFaceOf } from '@drawbridge/kinds/faces'
import {
  CARD,
  EMPTY,
  FAN,
  GAP,
  HEAD,
  JOIN,
  label,
  LANE,
  PAD,
  TITLE,
  TRUNK,
  type Block,
} from './block.ts'
import type { Drawn } from './drawn.ts'
import { guard } from './guard.ts'
import type { Body, Placed } from './tree.ts'
import { bent } from './wire-path.ts'

/** Steps one after the other, with a wire before each and, where it goes on, one after the last. */
export function sequence(body: Body): Block {
  if (body.steps.length === 0) return emptyBody(body)
  const blocks = body.steps.map(blockOf)
  const line = Math.max(...blocks.map((block) => block.line))
  const below = Math.max(...blocks.map(({ height, line: above }) => height - above))
  const open = blocks.at(-1)?.open ?? true
  const inside = blocks.reduce((sum, { width }) => sum + width + GAP, 0)
  return {
    width: inside + (open ? GAP : 0),
    height: line + below,
    line,
    open,
    draw: (x, y, drawn) => {
      let left = x
      blocks.forEach((block, at) => {
        const after = blocks[at - 1]
        wire(drawn, body, at, left, y + line, after && !after.open ? 'dead' : 'step')
        block.draw(left + GAP, y + line - block.line, drawn)
        left += GAP + block.width
      })
      if (open) wire(drawn, body, blocks.length, left, y + line, 'end')
    },
  }
}

function emptyBody(body: Body): Block {
  const height = 40
  return {
    width: EMPTY,
    height,
    line: height / 2,
    open: true,
    draw: (x, y, drawn) => {
      drawn.wires.push({ path: `M${x} ${y + height / 2}H${x + EMPTY}`, look: 'step' })
      drawn.spots.push({
        list: body.list,
        at: 0,
        x: x + EMPTY / 2,
        y: y + height / 2,
        look: 'empty',
        title: body.title,
      })
    },
  }
}

function wire(
  drawn: Drawn,
  body: Body,
  at: number,
  x: number,
  y: number,
  look: 'step' | 'end' | 'dead',
): void {
  drawn.wires.push({ path: `M${x} ${y}H${x + GAP}`, look: look === 'dead' ? 'dead' : 'step' })
  const { list, title } = body
  drawn.spots.push({ list, at, x: x + GAP / 2, y, look: look === 'end' ? 'end' : 'between', title })
}

function blockOf(placed: Placed): Block {
  if (placed.bodies.length === 0) return card(placed)
  const lanes = placed.bodies.map(sequence)
  if (!stepFaceOf(placed.step.kind)?.ways) return frame(placed, lanes)
  return guard(placed, lanes[0]) ?? parting(placed, lanes)
}

const card = (placed: Placed): Block => ({
  ...CARD,
  line: CARD.height / 2,
  open: !stepFaceOf(placed.step.kind)?.ends,
  draw: (x, y, drawn) => drawn.cards.push({ placed, x, y, ...CARD, look: 'card' }),
})

/** Ways that part after a card, one below the other, and meet again. */
function parting(placed: Placed, lanes: readonly Block[]): Block {
  const { tops, height, line: first } = stacked(lanes)
  const line = Math.max(CARD.height / 2, first)
  const above = line - first
  const inside = Math.max(...lanes.map(({ width }) => width))
  const open = lanes.some((lane) => lane.open)
  return {
    width: CARD.width + FAN + inside + (open ? JOIN : 0),
    height: Math.max(line + CARD.height / 2, above + height),
    line,
    open,
    draw: (x, y, drawn) => {
      drawn.cards.push({ placed, x, y: y + line - CARD.height / 2, ...CARD, look: 'card' })
      const [fork, start] = [x + CARD.width, x + CARD.width + FAN]
      const end = start + inside
      lanes.forEach((lane, index) => {
        const top = y + above + (tops[index] ?? 0)
        const at = top + lane.line
        drawn.wires.push({ path: bent(fork, y + line, start, at, fork + TRUNK), look: 'step' })
        label(drawn, placed, index, fork + TRUNK + 10, at - 22)
        lane.draw(start, top, drawn)
        if (!lane.open) return
        const path = bent(start + lane.width, at, end + JOIN, y + line, end + JOIN / 2)
        drawn.wires.push({ path, look: 'step' })
      })
    },
  }
}

/** Bodies that stand inside the box of their step. */
function frame(placed: Placed, lanes: readonly Block[]): Block {
  const titled = placed.bodies.length > 1 ? TITLE : 0
  const { tops, height, line: first } = stacked(lanes, titled)
  const inside = Math.max(CARD.width, ...lanes.map(({ width }) => width))
  const box = { width: inside + 2 * PAD, height: HEAD + PAD + height + PAD }
  const line = HEAD + PAD + first
  // What is repeated goes on after its body, however that ends.
  const open = stepFaceOf(placed.step.kind)?.repeats || lanes.some((lane) => lane.open)
  return {
    ...box,
    line,
    open,
    draw: (x, y, drawn) => {
      drawn.cards.push({ placed, x, y, ...box, look: 'frame' })
      drawn.wires.push({ path: `M${x} ${y + line}H${x + PAD}`, look: 'step' })
      const end = x + box.width
      lanes.forEach((lane, index) => {
        const top = y + HEAD + PAD + (tops[index] ?? 0)
        if (titled > 0) label(drawn, placed, index, x + PAD, top - TITLE)
        lane.draw(x + PAD, top, drawn)
        if (!lane.open) return
        const path = bent(x + PAD + lane.width, top + lane.line, end, y + line, end - PAD / 2)
        drawn.wires.push({ path, look: 'step' })
      })
    },
  }
}

/** Lists one below the other, each under its title where they have any. */
function stacked(lanes: readonly Block[], title = 0) {
  const tops: number[] = []
  let bottom = -LANE
  for (const lane of lanes) {
    const top = bottom + LANE + title
    tops.push(top)
    bottom = top + lane.height
  }
  return { tops, height: bottom, line: (tops[0] ?? 0) + (lanes[0]?.line ?? 0) }
}
