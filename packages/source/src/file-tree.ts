/** Lines `from` to `to` (1-based, inclusive) of a file come from this node, and field of it. */
export interface Origin {
  readonly from: number
  readonly to: number
  readonly node: string
  readonly field?: string
}

export interface EmittedFile {
  /** Relative, with forward slashes; built from checked identifiers alone. */
  readonly path: string
  readonly text: string
  readonly origins: readonly Origin[]
}

/** A whole emitted repository, sorted by path. Data: writing it is the workspace's work. */
export type FileTree = readonly EmittedFile[]
