import type { Diagnostic } from '@drawbridge/manifest'
import type { CompiledOk } from '../backend.ts'
import type { OwnDatabase } from '../state.ts'

/** What is tried on the output, in this order; what comes last, only where nothing was wrong before. */
export const TRIALS = ['types', 'migrations', 'statements', 'start', 'tests', 'access'] as const
export type TrialName = (typeof TRIALS)[number]

/** Something wrong that only the output could show, and where it stands there. */
export interface Finding extends Diagnostic {
  readonly file?: string
  readonly line?: number
}

/** How one trial went. */
export interface TrialResult {
  readonly name: TrialName
  /** `skipped`: there was nothing to try it on; the sentence says what is missing. */
  readonly state: 'running' | 'ok' | 'problem' | 'skipped'
  /** A sentence for a person: what was looked at. */
  readonly detail: string
  readonly ms: number
  readonly findings: readonly Finding[]
}

/** What came of one. */
export type Outcome = Pick<TrialResult, 'state' | 'detail' | 'findings'>

/** The server to try migrations and statements on, in a database of its own that is made and removed. */
export interface VerifyOptions extends OwnDatabase {
  /** Its own tests are run as well, and everybody tries every endpoint. */
  readonly thorough?: {
    /** The code as it is without the change: what is wrong there too, the change has no part in. */
    readonly before?: CompiledOk
  }
  /** Nobody waits for it any more: what is begun is ended, and all of it is taken away. */
  readonly signal?: AbortSignal
  /** Hears of every trial when it begins and when it is done. */
  readonly tell?: (trial: TrialResult) => void
}

export interface Verdict {
  readonly ok: boolean
  readonly trials: readonly TrialResult[]
}
