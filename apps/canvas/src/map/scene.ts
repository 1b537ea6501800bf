import type { Fate } from '@drawbridge/commands'
import type { Diagnostic, Manifest, Node, Position } from '@drawbridge/manifest'
import type { Route } from '@drawbridge/protocol'
import type { Far } from './nodes/seen.ts'

export type Ghost = Fate

/** Everything that a drawing looks like at one moment. */
export interface Scene {
  readonly manifest: Manifest
  readonly routes: readonly Route[]
  readonly diagnostics: readonly Diagnostic[]
  readonly selection: readonly string[]
  /** Where parts are while they are being dragged. */
  readonly moved: Readonly<Record<string, Position>>
  readonly lit: { readonly nodes: readonly string[]; readonly ok: boolean } | null
  /** What a proposal, or another version, does: by the id of a part or connection, and `fateAt`. */
  readonly ghosts: ReadonlyMap<string, Ghost>
}

export interface PartData extends Record<string, unknown> {
  readonly part: Node
  readonly errors: number
  readonly warnings: number
  readonly lit: 'ok' | 'error' | null
  readonly ghost: Ghost | null
  /** What becomes of what it holds: `fields/#f1`, or `GET /tasks` of a ready-made endpoint. */
  readonly rows: Readonly<Record<string, Ghost>>
  /** Of an api part. */
  readonly routes: readonly Route[]
  /** Of an api part: it serves something, but errors keep its routes unknown, or its being a ghost. */
  readonly waiting: 'problems' | 'ghosts' | null
  /** Names of the tables that its relations point to, in order. */
  readonly targets: readonly string[]
  /** From how far it is seen, once it is on a map. */
  readonly far?: Far
}
