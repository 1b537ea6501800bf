import { sensitiveChanges, type Plan, type SensitiveChange } from '@drawbridge/assistant'
import { applyCommand } from '@drawbridge/commands'
import { compile, type Compiled } from '@drawbridge/compiler'
import type { Diagnostic, Manifest } from '@drawbridge/manifest'
import type { TrialResult, Verdict } from '@drawbridge/preview'
import { verifyOutput } from './backend/verify-output.ts'
import { UsageError } from './command.ts'

/** What somebody asked for, and what it would come to. */
export interface Asked {
  readonly plan: Plan
  /** The drawing with it; as it was where nothing of it was understood. */
  readonly manifest: Manifest
  readonly diagnostics: readonly Diagnostic[]
  readonly sensitive: readonly SensitiveChange[]
  /** Empty where the code was not tried. */
  readonly trials: readonly TrialResult[]
  /** Whether it could be made: something is asked for, it checks, and what was tried has passed. */
  readonly ok: boolean
}

/** Tries the code that a drawing gives. */
export type Trying = (compiled: Extract<Compiled, { ok: true }>) => Promise<Verdict>

/**
 * The same code is tried once, however often somebody asks.
 * @param isTrusted false where nobody has looked at it: then no package is fetched for it
 */
export function tryingWith(
  before: Manifest,
  tell: (trial: TrialResult) => void,
  isTrusted: boolean,
): Trying {
  let last: { readonly tree: string; readonly verdict: Promise<Verdict> } | undefined
  return async (compiled) => {
    const drawn = await compile(before)
    const changes = isTrusted ? [] : sensitiveChanges(drawn, compiled)
    const [added] = changes.filter(({ sort }) => sort === 'package')
    if (added)
      throw new UsageError(
        `${added.says} It is fetched only if you say so: look at the package, and add --trust`,
      )
    const tree = JSON.stringify(compiled.tree)
    const thorough = drawn.ok ? { before: drawn } : {}
    if (last?.tree !== tree)
      last = { tree, verdict: verifyOutput(compiled, { tell, isTrusted, thorough }) }
    return last.verdict
  }
}

/** @param tryCode undefined where the code is not to be tried */
export async function asked(
  before: Manifest,
  plan: Plan,
  tryCode: Trying | undefined,
): Promise<Asked> {
  const nothing = { plan, manifest: before, diagnostics: [], sensitive: [], trials: [], ok: false }
  if (plan.command === undefined) return nothing
  const applied = applyCommand(before, plan.command)
  if (!applied.ok) throw new UsageError(applied.reason)
  const { manifest } = applied
  const compiled = await compile(manifest)
  const { diagnostics } = compiled
  if (!compiled.ok) return { ...nothing, manifest, diagnostics }
  const sensitive = sensitiveChanges(await compile(before), compiled)
  const verdict = await tryCode?.(compiled)
  const { trials = [], ok = true } = verdict ?? {}
  return { plan, manifest, diagnostics, sensitive, trials, ok }
}

/** Why it is not written, in lines for a person, or undefined where it may be. */
export function whyNotWritten(
  { plan, sensitive, ok }: Asked,
  agrees: boolean,
  isDocument: boolean,
): readonly string[] | undefined {
  const unclear = plan.phrases.filter(({ understood }) => !understood)
  if (unclear.length > 0 && !(isDocument && agrees))
    return [
      isDocument
        ? 'because this was not understood; --agree does the rest all the same:'
        : 'because this was not understood:',
      ...unclear.map(({ text }) => `  ${text}`),
    ]
  if (plan.command === undefined) return ['because no change was suggested.']
  if (!ok) return ['because it has errors.']
  if (sensitive.length > 0 && !agrees)
    return [
      'because this weighs; --agree makes it all the same:',
      ...sensitive.map(({ says }) => `  ${says}`),
    ]
  return undefined
}
