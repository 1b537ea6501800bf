import type { JsonObject } from './json.ts'

/** The format version this code reads and prints. Older ones are upgraded on reading. */
export const FORMAT = 1

/**
 * A drawing, whole. Canonical when printed by `printManifest`: nodes and connections in the order
 * in which they were added, keys in the order of these interfaces, two spaces, one final newline.
 */
export interface Manifest {
  readonly drawbridge: typeof FORMAT
  readonly name: string
  readonly description?: string
  readonly nodes: readonly Node[]
  readonly connections: readonly Connection[]
}

/** A part on the map. Its id never changes, so a new name is a rename and not a new part. */
export interface Node {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly description?: string
  /** Shaped by the kind's settings schema. */
  readonly settings: JsonObject
  /** Top left corner on the map, in canvas pixels. Layout only: it never changes what is emitted. */
  readonly position?: Position
}

export interface Position {
  readonly x: number
  readonly y: number
}

/** A meaning between two parts: which one follows from their kinds (`auth → api` guards). */
export interface Connection {
  readonly id: string
  readonly from: string
  readonly to: string
}
