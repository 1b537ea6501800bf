import type { Access, Model, Operation } from '@drawbridge/kinds'
import type { Diagnostic, Manifest } from '@drawbridge/manifest'
import type { FileTree } from '@drawbridge/source'
import type { Dialect, Schema } from '@drawbridge/sql'

/** What was released last: the next migration follows from its schema and comes after its files. */
export interface Release {
  readonly schema: Schema
  readonly dialect: Dialect
  readonly migrations: readonly Migration[]
}

export interface Migration {
  /** `0001-create-tasks.sql` */
  readonly name: string
  readonly text: string
}

export interface CompileOptions {
  /** Write for this database instead of the one that is drawn. */
  readonly dialect?: Dialect
  readonly previous?: Release
}

/** One route of the backend, and the nodes a request to it passes, in order. */
export interface RouteInfo {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT'
  /** `/tasks/{id}` */
  readonly path: string
  /** `listTasks`: also the OpenAPI operation id and the name of the emitted function. */
  readonly name: string
  readonly summary: string
  readonly operation: Operation | 'auth'
  readonly access: Access
  readonly nodes: readonly string[]
}

export type Compiled =
  | {
      readonly ok: true
      /** The full manifest, in canonical order; what the compact form became. */
      readonly manifest: Manifest
      readonly model: Model
      readonly tree: FileTree
      readonly release: Release
      readonly routes: readonly RouteInfo[]
      /** Warnings and information, such as what was inferred. */
      readonly diagnostics: readonly Diagnostic[]
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }
