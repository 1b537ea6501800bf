import {
  accessOf,
  compile,
  outline,
  scopesOf,
  type Compiled,
  type CompileOptions,
  type FlowPlace,
  type Outline,
} from '@drawbridge/compiler'
import type { WhoMay } from '@drawbridge/kinds'
import { diagnose, type Manifest } from '@drawbridge/manifest'
import type { ProjectScope } from '../accounts/scope.ts'
import { packScopes, type PackedScopes } from './pack-scopes.ts'
import type { Head } from './versions.ts'

export type CompiledOk = Extract<Compiled, { ok: true }>

/** Characters of code that are kept in all: many versions of a small drawing, few of a large one. */
const KEPT = 50_000_000

/** Compiles versions of drawings, each once. */
export class Drawings {
  readonly #compiled = new Map<string, Promise<Compiled>>()
  /** Of those that are done, in the order in which they were. */
  readonly #sizes = new Map<string, number>()
  readonly #report: (error: unknown) => void

  /** @param report told when the compiler itself is at fault */
  constructor(report: (error: unknown) => void) {
    this.#report = report
  }

  /** What is wrong with a drawing and what it offers, at once. */
  outline(manifest: Manifest): Outline {
    try {
      return outline(manifest)
    } catch (error) {
      this.#report(error)
      return { diagnostics: [diagnose('compiler-fault', {})], routes: [] }
    }
  }

  /** What its formulas may name; nothing while there is nothing right to say it by. */
  scopes(manifest: Manifest, place: FlowPlace | undefined): PackedScopes {
    try {
      return packScopes(scopesOf(manifest, place))
    } catch (error) {
      this.#report(error)
      return packScopes(undefined)
    }
  }

  /** Who may do what in it; nothing while something is wrong with it. */
  access(manifest: Manifest): WhoMay {
    const nothing = { callers: [], routes: [], fields: [] }
    try {
      return accessOf(manifest).access ?? nothing
    } catch (error) {
      this.#report(error)
      return nothing
    }
  }

  /** Never rejects: a drawing is saved, and shown, whatever becomes of it. */
  compile(scope: ProjectScope, head: Head, dialect?: CompileOptions['dialect']): Promise<Compiled> {
    const name = `${scope.projectId}/${head.version}/${dialect ?? 'drawn'}`
    const known = this.#compiled.get(name)
    if (known) return known
    const compiled = this.compileOnce(head, dialect === undefined ? {} : { dialect }).then((made) =>
      this.#noted(name, made),
    )
    this.#compiled.set(name, compiled)
    return compiled
  }

  /** Lets go of those that were compiled first, until the others have room. */
  #noted(name: string, compiled: Compiled): Compiled {
    this.#sizes.set(name, sizeOf(compiled))
    let total = [...this.#sizes.values()].reduce((all, size) => all + size, 0)
    for (const [oldest, size] of this.#sizes) {
      if (total <= KEPT || oldest === name) break
      total -= size
      this.#sizes.delete(oldest)
      this.#compiled.delete(oldest)
    }
    return compiled
  }

  /** The same, for what is asked for once. */
  async compileOnce(
    { manifest }: Pick<Head, 'manifest'>,
    options: CompileOptions,
  ): Promise<Compiled> {
    try {
      return await compile(manifest, options)
    } catch (error) {
      this.#report(error)
      return { ok: false, diagnostics: [diagnose('compiler-fault', {})] }
    }
  }
}

/** The characters of its code; where there is none, about as many as its diagnostics have. */
function sizeOf(compiled: Compiled): number {
  if (!compiled.ok) return 10_000
  return compiled.tree.reduce((all, { text }) => all + text.length, 0)
}
