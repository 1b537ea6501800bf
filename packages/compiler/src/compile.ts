import type { Model, RouteInfo } from '@drawbridge/kinds'
import { diagnose, type Diagnostic, type Manifest } from '@drawbridge/manifest'
import { UnparsableOutput, type FileTree } from '@drawbridge/source'
import type { Dialect } from '@drawbridge/sql'
import { readManifest } from './1-read/read.ts'
import { checkManifest } from './2-check/check.ts'
import { planOf, type Plan } from './3-plan/plan.ts'
import { releaseOf } from './3-plan/release.ts'
import type { Release } from './release.ts'
import { emitTree } from './4-emit/tree.ts'

export interface CompileOptions {
  /**
   * Write for this database instead of the one that is drawn. Where neither says one, it is that of
   * the previous release.
   */
  readonly dialect?: Dialect
  readonly previous?: Release
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

/**
 * Turns a manifest, in either form, into a backend: or says what is wrong with it. Pure: the same
 * input gives the same bytes. Throws only where the compiler itself is at fault.
 */
export async function compile(input: unknown, options: CompileOptions = {}): Promise<Compiled> {
  const read = readManifest(input, options.dialect ?? options.previous?.dialect)
  if (!read.ok) return read
  const { manifest, isDialectOpen } = read.value
  const kept = isDialectOpen ? options.previous?.dialect : undefined
  const checked = checkManifest(manifest, options.dialect ?? kept)
  const diagnostics = [...read.value.diagnostics, ...checked.diagnostics]
  if (!checked.ok) return { ok: false, diagnostics }

  const { model } = checked
  const plan = planOf(manifest, model)
  const release = releaseOf(model, options.previous)
  try {
    const tree = await emitTree(plan, withDialect(manifest, model.dialect), release)
    return { ok: true, manifest, model, tree, release, routes: plan.routes, diagnostics }
  } catch (error) {
    const found = wrongCode(error, plan)
    if (found === undefined) throw error
    return { ok: false, diagnostics: [...diagnostics, found] }
  }
}

/** A person's own code that does not parse; undefined where the fault is ours. */
function wrongCode(error: unknown, { modules }: Plan): Diagnostic | undefined {
  if (!(error instanceof UnparsableOutput)) return undefined
  const module = modules.find(({ path }) => path === error.path)
  if (module?.own === undefined) return undefined
  const { step, field } = module.own
  return diagnose('wrong-code', { node: module.node, field }, { step, problem: error.reason })
}

/** The drawing as it goes with the code: built from there again, it gives the same database. */
function withDialect(manifest: Manifest, dialect: Dialect): Manifest {
  const nodes = manifest.nodes.map((node) =>
    node.kind === 'database' ? { ...node, settings: { ...node.settings, dialect } } : node,
  )
  return { ...manifest, nodes }
}
