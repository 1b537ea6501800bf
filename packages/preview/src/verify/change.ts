import { compile } from '@drawbridge/compiler'
import type { CompiledOk } from '../backend.ts'
import type { Finding, Outcome } from './verification.ts'

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
  const known = new Set((await work(before)).findings.map(markOf))
  const findings = outcome.findings.filter((one) => !known.has(markOf(one)))
  const [first] = findings
  if (first !== undefined) return { state: 'problem', detail: first.message, findings }
  return { state: 'ok', detail: `Nothing new. As before: ${outcome.detail}`, findings }
}

const markOf = ({ code, message }: Finding): string => `${code} ${message}`
