import type { Drawn } from './drawn.ts'
import type { Placed } from './tree.ts'

/** A piece of a flow that knows its size before it knows its place. */
export interface Block {
  readonly width: number
  readonly height: number
  /** How far below its top the line enters and leaves. */
  readonly line: number
  /** Whether the flow goes on after it. */
  readonly open: boolean
  readonly draw: (x: number, y: number, drawn: Drawn) => void
}

export const CARD = { width: 224, height: 84 } as const
/** Room for a wire with its plus. */
export const GAP = 48
export const LANE = 28
export const TITLE = 24
export const HEAD = 64
export const PAD = 16
/** Where a list has no steps yet. */
export const EMPTY = 148
/** Between a card and the ways that part after it; what each is called stands there. */
export const FAN = 116
export const TRUNK = 16
/** Where ways meet again. */
export const JOIN = 32

/** What one of the bodies of a step is called, where it begins. */
export function label(
  drawn: Drawn,
  { step, bodies }: Placed,
  index: number,
  x: number,
  y: number,
): void {
  const body = bodies[index]
  if (body) drawn.labels.push({ key: `${step.id}.${body.slot}`, text: body.title, x, y })
}
