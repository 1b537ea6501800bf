import { diagnose } from '@drawbridge/manifest'
import type { CompiledOk } from '../backend.ts'
import type { Context } from '../context.ts'
import { openStage } from './access/open-stage.ts'
import { type Breach, tryEverybody } from './access/try-everybody.ts'
import { cutShort, troubledBy } from './findings.ts'
import type { Finding, Outcome } from './verification.ts'

/** Nobody waits longer for it. */
const LONGEST_MS = 60_000

/** Does everybody get from every endpoint what the rules as drawn say? */
export async function tryAccess(
  context: Context,
  compiled: CompiledOk,
  stop?: AbortSignal,
): Promise<Outcome> {
  const stage = await openStage(context, compiled)
  try {
    if (stage.problem !== undefined) return troubledBy(cutShort('access', stage.problem))
    const over = AbortSignal.any([AbortSignal.timeout(LONGEST_MS), ...(stop ? [stop] : [])])
    const tried = await tryEverybody(stage.backends, stage.id, compiled, over)
    const findings = tried.breaches.map(findingOf)
    const [first] = findings
    if (first !== undefined) return { state: 'problem', detail: first.message, findings }
    const remark = tried.remark === undefined ? '' : ` ${tried.remark}`
    const detail = `${tried.asked} requests to ${tried.reached} of ${compiled.routes.length} endpoints as ${tried.people} sorts of people: each was told what the rules say.${remark}`
    return { state: 'ok', detail, findings }
  } finally {
    await stage.close()
  }
}

function findingOf({ sort, route, who, status, expected }: Breach): Finding {
  const node = route.nodes.at(-1)
  const place = { ...(node !== undefined && { node }) }
  const call = `${route.method} ${route.path}`
  if (sort === 'crashes') return diagnose('endpoint-crashes', place, { call, who })
  const facts = { call, who, status: String(status), expected: String(expected) }
  return diagnose('rule-not-kept', place, facts)
}
