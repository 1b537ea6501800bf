import type { JsonObject } from '@drawbridge/manifest'

/**
 * One step of a flow. A flow is a tree: its steps follow each other, and some hold others. What a
 * step may refer to is what a line of a program could: what was named before it, and around it.
 */
export interface Step {
  /** Never changes: edits, origins and what is shown about a run go by it. */
  readonly id: string
  readonly kind: string
  /** What later steps call its value. Absent: nobody asks for it. */
  readonly name?: string
  /** For whoever reads the drawing; a comment in the code. */
  readonly note?: string
  /** Shaped by the step kind's settings schema; formulas are texts. */
  readonly settings: JsonObject
  /** The steps that it holds, by slot: `then` and `else` of an `if`. */
  readonly bodies?: Readonly<Record<string, readonly Step[]>>
}
