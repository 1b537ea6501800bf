import { sensitiveChanges, type Judgement } from '@drawbridge/assistant'
import type { Compiled, Release } from '@drawbridge/compiler'
import type { Manifest } from '@drawbridge/manifest'
import type { Verdict } from '@drawbridge/preview'
import { TRIALS, type Sensitive, type Trial } from '@drawbridge/protocol'
import type { ProjectScope } from '../accounts/scope.ts'
import { lastGeneration } from '../code/generations.ts'
import { breachOf } from '../documents/breach.ts'
import type { CompiledOk } from '../documents/drawings.ts'
import { hasDependencies } from '../preview/settings.ts'
import { mayRun } from '../projects/trust.ts'
import type { Studio } from '../studio.ts'

interface Weighed {
  /** The drawing that is saved. */
  readonly before: Compiled
  /** Of that; while it has errors, of the last generation. */
  readonly release: Release | undefined
  readonly compiled: Compiled
  readonly sensitive: readonly Sensitive[]
}

interface Tried extends Omit<Weighed, 'release'> {
  readonly compiled: CompiledOk
}

export interface Judged extends Judgement {
  readonly trials: readonly Trial[]
  readonly sensitive: readonly Sensitive[]
}

/** Compiles a drawing that somebody suggests, and says what weighs in it beside the one that is saved. */
export async function weigherOf(
  { storage, drawings }: Studio,
  project: ProjectScope,
  manifest: Manifest,
): Promise<(after: Manifest) => Promise<Weighed>> {
  const last = await lastGeneration(storage.queries, project)
  const options = last ? { previous: last.release } : {}
  const before = await drawings.compileOnce({ manifest }, options)
  return async (after) => {
    const compiled = await drawings.compileOnce({ manifest: after }, options)
    const sensitive = compiled.ok ? sensitiveChanges(before, compiled) : [UNKNOWN]
    const release = before.ok ? before.release : last?.release
    return { before, release, compiled, sensitive: [...sensitive] }
  }
}

/**
 * Puts a drawing that somebody suggests through everything that a drawing goes through: it is
 * compiled, its types are checked, its migrations and statements tried on a database of their own,
 * it is started, its own tests are run, and everybody tries every endpoint. The drawing that is
 * saved is not touched.
 * @param signal ends what is tried of it, and throws what it was aborted with
 */
export async function gateOf(
  studio: Studio,
  project: ProjectScope,
  manifest: Manifest,
  signal: AbortSignal,
): Promise<(after: Manifest) => Promise<Judged>> {
  const weigh = await weigherOf(studio, project, manifest)
  return async (after) => {
    const { before, compiled, sensitive } = await weigh(after)
    const { diagnostics } = compiled
    if (!compiled.ok) return { diagnostics, findings: [], trials: untried(BROKEN), sensitive }
    const breach = breachOf(manifest, after)
    const tried =
      breach === undefined
        ? await tryCode(studio, project, { before, compiled, sensitive }, signal)
        : { refused: breach }
    if ('refused' in tried)
      return { diagnostics, findings: [], trials: untried(tried.refused), sensitive }
    const { trials } = tried
    const shown = trials.map((trial) => ({ ...trial, findings: [...trial.findings] }))
    // A trial that was cut short says nothing of the drawing.
    const findings = trials
      .flatMap((trial) => trial.findings)
      .filter(({ code }) => code !== 'verification-cut-short')
    return { diagnostics, findings, trials: shown, sensitive }
  }
}

/**
 * Tries code that nobody has agreed to yet; `refused` says why it may not be run. What it brings of its own
 * is not let near the project's database server: whoever signs in there may be able to drop more than was made to try.
 */
export async function tryCode(
  studio: Studio,
  project: ProjectScope,
  { before, compiled, sensitive }: Tried,
  signal?: AbortSignal,
): Promise<Verdict | { readonly refused: string }> {
  const refused = await whyNot(studio, project, compiled, sensitive)
  if (refused !== undefined) return { refused }
  const bringsCode = sensitive.some(({ sort }) => sort === 'code' || sort === 'package')
  const own = bringsCode ? undefined : await studio.ownDatabases.read(project)
  const fits = own?.dialect === compiled.release.dialect
  const reached = own && fits ? await studio.ownDatabases.reach(own) : {}
  return studio.verifications.judge(compiled, before.ok ? before : undefined, reached, signal)
}

const UNKNOWN: Sensitive = {
  sort: 'unknown',
  key: 'unknown',
  says: 'The drawing would have problems, so nobody can say what it opens or loses.',
}

const BROKEN = 'The drawing has problems, so there is no code to try.'

/** Why code that nobody has agreed to yet is not run, or undefined where it may be. */
async function whyNot(
  { storage, previews }: Studio,
  project: ProjectScope,
  { tree }: CompiledOk,
  sensitive: readonly Sensitive[],
): Promise<string | undefined> {
  const adds = (sort: Sensitive['sort']): boolean => sensitive.some((one) => one.sort === sort)
  if (adds('package')) return 'It adds a package, which is fetched only once you have agreed to it.'
  const isolation = await previews.previews.isolation()
  if (!(await mayRun(storage.queries, project, isolation)))
    return 'This drawing came from elsewhere, and you have not said yet that it may run.'
  if (isolation.level === 'seatBelt' && adds('code'))
    return 'It has code, and this machine has no more than a seat belt for it.'
  if (!(await hasDependencies(tree)))
    return 'Packages are fetched when you press Run; it was not tried without them.'
  return undefined
}

const untried = (detail: string): readonly Trial[] =>
  TRIALS.map((name) => ({ name, state: 'skipped', detail, ms: 0, findings: [] }))
