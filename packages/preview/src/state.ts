import type { Loss } from './effects/loss.ts'
import type { Problem } from './problem.ts'
import type { StepPlace } from './trace/points.ts'

export interface PreviewState {
  readonly state: 'stopped' | 'starting' | 'running' | 'applying' | 'problem'
  /** The version of the drawing that answers now. */
  readonly version: number | null
  /** Why the newest version does not run; an older one may be answering. */
  readonly problem: Problem | null
  /** Of one that can be held at its steps: where it is held now. */
  readonly debug?: { readonly paused: Paused | null }
}

/** A request that is held before a step; all others wait meanwhile. */
export interface Paused extends StepPlace {
  readonly values: Readonly<Record<string, unknown>>
  /** When it goes on by itself, in milliseconds since 1970. */
  readonly until: number
}

export const STOPPED: PreviewState = { state: 'stopped', version: null, problem: null }

export type Applied =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly problem: Problem }
  /** Nothing was done: rows would be lost, and nobody has agreed to that. */
  | { readonly ok: false; readonly losses: readonly Loss[] }

export interface ApplyOptions {
  /** Version of the drawing, to be told in states; counted from 1 when absent. */
  readonly version?: number
  /** Go on although rows are lost. */
  readonly acceptLosses?: boolean
}

/** The project's own database; the embedded SQLite when absent. */
export interface OwnDatabase {
  readonly databaseUrl?: string
  /** The address that its host was found to have: no other is connected to, whatever a name server says later. */
  readonly databaseHost?: string
}

/** A host that a preview may call, as drawings name it. */
export interface OutsideHost {
  readonly host: string
  readonly port: number
}

export interface StartOptions extends ApplyOptions, OwnDatabase {
  /** What it may call of other services; nothing when absent. */
  readonly outside?: readonly OutsideHost[]
  /** Values for what the backend reads from its environment. */
  readonly environment?: Readonly<Record<string, string>>
  /** Where browsers reach it, for those who are sent back to it from elsewhere. */
  readonly address?: string
}
