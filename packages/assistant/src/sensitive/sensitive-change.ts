/** What somebody should agree to by itself, and not as one line of many. */
export type SensitiveSort =
  /** Whoever calls may do more than before. */
  | 'opens'
  /** A host that was not called before. */
  | 'calls'
  /** A secret that was not asked for before. */
  | 'secret'
  /** Rows or values that don't outlive it. */
  | 'loses'
  /** Somebody's own TypeScript or SQL. */
  | 'code'
  /** A package of npm. */
  | 'package'

export interface SensitiveChange {
  readonly sort: SensitiveSort
  /** What it is about, the same at each look: by it a click is remembered. */
  readonly key: string
  /** In words: “Anyone may call GET /tasks.” */
  readonly says: string
  /** Where it stands in the drawing as it would be. */
  readonly node?: string
}
