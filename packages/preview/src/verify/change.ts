import { compile } from '@drawbridge/compiler'
import { markOfProblem } from '@drawbridge/manifest'
import type { CompiledOk } from '../backend.ts'
import type { Outcome } from './verification.ts'

/** Code, and what it was before somebody changed the drawing. */
interface Change {
  readonly now: CompiledOk
  readonly before: CompiledOk | undefined
}

/** Both as they are written for the embedded database; undefined where that can't be. */
export async function embeddedChange(
  now: CompiledOk,
  before: CompiledOk | undefined,
): Promise<Change | undefined> {
  const embedded = await embeddedOf(now)
  return embedded && { now: embedded, before: before && (await embeddedOf(before)) }
}

async function embeddedOf(compiled: CompiledOk): Promise<CompiledOk | undefined> {
  if (compiled.release.dialect === 'sqlite') return compiled
  const other = await compile(compiled.manifest, { dialect: 'sqlite' })
  return other.ok ? other : undefined
}

/** What is wrong since the change; what was so before is said, and held against nobody. */
export async function sinceBefore(
  { now, before }: Change,
  work: (code: CompiledOk) => Promise<Outcome>,
): Promise<Outcome> {
  const outcome = await work(now)
  if (before === undefined || outcome.findings.length === 0) return outcome
  const known = marks(await work(before), before)
  const findings = outcome.findings.filter((one) => !known.has(markOfProblem(one, now.manifest)))
  const [first] = findings
  if (first !== undefined) return { state: 'problem', detail: first.message, findings }
  return { state: 'ok', detail: `Nothing new. As before: ${outcome.detail}`, findings }
}

const marks = ({ findings }: Outcome, { manifest }: CompiledOk): ReadonlySet<string> =>
  new Set(findings.map((one) => markOfProblem(one, manifest)))
