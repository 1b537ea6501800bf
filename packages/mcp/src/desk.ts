import type { Answers, Plan, SensitiveChange } from '@drawbridge/assistant'
import type { Command } from '@drawbridge/commands'
import type { Compiled } from '@drawbridge/compiler'
import type { Diagnostic, Manifest } from '@drawbridge/manifest'
import type { TrialResult } from '@drawbridge/preview'
import type { Run, RunSummary } from '@drawbridge/protocol'

/**
 * What a program may do: look, change what nobody has to agree to by itself, or change everything
 * that passes the gate.
 */
export const ALLOWED = ['read', 'change', 'everything'] as const
export type Allowed = (typeof ALLOWED)[number]

/** The drawing as it is now; the version changes with every change of it. */
export interface Drawn {
  readonly version: string
  readonly manifest: Manifest
}

export type CompiledOk = Extract<Compiled, { ok: true }>

/** What trying the code came to; `refused` where it may not be tried. */
export type Tried =
  | { readonly ok: boolean; readonly trials: readonly TrialResult[] }
  | { readonly refused: string }

export interface FileChange {
  readonly path: string
  readonly change: 'added' | 'changed' | 'removed'
}

/** What edits come to, without running anything. */
export interface Evidence {
  /** Each edit in words. */
  readonly changes: readonly string[]
  /** Warnings and information that were not there before. */
  readonly diagnostics: readonly Diagnostic[]
  readonly files: readonly FileChange[]
  /** SQL that the next release brings, and that the drawing as it is does not. */
  readonly migration: string
  readonly sensitive: readonly SensitiveChange[]
}

/** Edits with all that is known of them, for a person to agree to. */
export interface Suggestion {
  /** The version that they are for. */
  readonly base: string
  readonly title: string
  readonly commands: readonly Command[]
  readonly evidence: Evidence
  readonly verified: Tried
}

/** Code that edits give, beside that of the drawing as it is. */
export interface Change {
  readonly before: Compiled
  readonly compiled: CompiledOk
  readonly sensitive: readonly SensitiveChange[]
}

/** One project, wherever it lies, and what may be done to it. */
export interface Desk {
  readonly allowed: Allowed
  /** How somebody allows more. */
  readonly allowMore: string
  read(): Promise<Drawn>
  /** As it would be handed over: the next migration follows from the last release, where there is one. */
  compile(manifest: Manifest): Promise<Compiled>
  /** Reads plain words as edits, by the built-in planner. */
  plan(manifest: Manifest, prompt: string, answers: Answers): Promise<Plan>
  /** Type-checks the code, changes a database by it, prepares its statements and starts it. */
  verify(change: Change): Promise<Tried>
  /** Saves one edit of the version that it was made for; refuses in words where that has gone by. */
  save(
    edit: { readonly title: string; readonly command: Command },
    drawn: Drawn,
  ): Promise<{ readonly version: string } | { readonly refused: string }>
  /** Leaves edits for a person to look at; absent where nobody would see them. */
  suggest?(suggestion: Suggestion): Promise<{ readonly id: string } | { readonly refused: string }>
  /** What a program is told of something that was thrown. */
  explain(error: unknown): string
  /** Absent where nothing runs. */
  readonly requests?: {
    list(): Promise<readonly RunSummary[]>
    read(id: number): Promise<Run | undefined>
  }
}
