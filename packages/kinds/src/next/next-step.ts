import type { Json, JsonObject, Manifest, Node } from '@drawbridge/manifest'
import type { PartRole } from '../part-kind.ts'

/** What usually comes next at a part, and why, told from the drawing alone. */
export interface NextStep {
  /** What it would do: `Let anybody list and read tasks`. */
  readonly says: string
  readonly why: string
  readonly makes: readonly Making[]
}

/** An edit, as far as a kind knows of it. */
export type Making =
  /** A connection; an end that is not there yet is a new part that plays a role. */
  | { readonly join: readonly [from: End, to: End] }
  /** An item at the end of a list in the settings of the part. */
  | { readonly path: readonly string[]; readonly item: JsonObject }
  /** Another value of a setting of the part. */
  | { readonly path: readonly string[]; readonly value: Json }
  /** Plain words, as they stand in a prompt. */
  | { readonly asks: string }

export type End = { readonly id: string } | { readonly newOf: PartRole }

export type NextSteps = (part: Node, drawing: Manifest) => readonly NextStep[]
