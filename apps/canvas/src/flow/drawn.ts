import type { Spot } from './edits.ts'
import type { Placed } from './tree.ts'

export interface DrawnCard {
  readonly placed: Placed
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** A frame holds its bodies inside of it. */
  readonly look: 'card' | 'frame'
}

export interface DrawnWire {
  /** As SVG writes it. */
  readonly path: string
  /** Nothing ever comes along a dead one. */
  readonly look: 'step' | 'dead'
}

/** Where a step can be put. */
export interface DrawnSpot extends Spot {
  readonly x: number
  readonly y: number
  readonly look: 'between' | 'end' | 'empty'
  /** What the list is called that it stands in. */
  readonly title: string
}

export interface DrawnLabel {
  readonly key: string
  readonly text: string
  readonly x: number
  readonly y: number
}

/** What a drawing of a flow is made of; blocks draw themselves into it. */
export interface Drawn {
  readonly cards: DrawnCard[]
  readonly wires: DrawnWire[]
  readonly spots: DrawnSpot[]
  readonly labels: DrawnLabel[]
  readonly start: {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
  }
}
