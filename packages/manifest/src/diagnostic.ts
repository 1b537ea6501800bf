export type Severity = 'error' | 'warning' | 'information'

/** One thing to say about a manifest: what, where, and what to do about it. */
export interface Diagnostic {
  /** Kebab-case and stable; `docs/diagnostics/<code>.md` explains it. */
  readonly code: string
  readonly severity: Severity
  /** A plain sentence for a person who does not program. */
  readonly message: string
  /** What to do, as an instruction. */
  readonly cure: string
  /** The node or connection it is about; absent when it is about the document. */
  readonly node?: string
  /** JSON pointer inside that node (`/settings/fields/2/name`), or inside the document. */
  readonly field?: string
}
