import type { Section, Subject } from '@drawbridge/assistant/explain'
import type { Manifest } from '@drawbridge/manifest'
import type { Run } from '@drawbridge/protocol'
import { took } from '../flow/ran.ts'
import { statusWords } from '../explorer/request.ts'
import { momentResult, momentTitle, SORTS } from '../runs/moment-words.ts'
import { placedMoments } from '../runs/moments.ts'
import { whyOf } from '../runs/why.ts'

/** So many things of a request are told; the waterfall has all. */
const MOST_TOLD = 40

/** The part of the drawing that a request came to last: its table, or the endpoint that was drawn. */
export function subjectOf({ nodes, route, failed }: Run): Subject | null {
  const node = failed?.node ?? nodes.at(-1)
  const within = (failed?.node === undefined ? route?.field : failed.field) ?? undefined
  return node === undefined ? null : { node, ...(within !== undefined && { within }) }
}

export interface ExplainedRequest {
  readonly section: Section
  /** What a language model may hear of it: no address as it was called, no row and no value. */
  readonly forModel: string
}

/** What happened in one request, in order, and why it ended so. */
export function explainRun(run: Run, manifest: Manifest): ExplainedRequest {
  const why = whyOf(run, manifest)
  const moments = placedMoments(run)
  const told = moments.slice(0, MOST_TOLD).map(({ moment, depth }) => {
    const result = momentResult(moment)
    const says = `${SORTS[moment.sort]}: ${momentTitle(moment, manifest)}${result && ` (${result})`}`
    return { says, depth }
  })
  const section = {
    title: 'What happened in this request',
    lines: [
      {
        says: `${run.method} ${run.path} was answered ${statusWords(run.status)}, in ${took(run.ms)}.`,
      },
      ...(why ? [{ says: why.sentence }] : []),
      ...told,
      ...(moments.length > MOST_TOLD ? [{ says: `And ${moments.length - MOST_TOLD} more.` }] : []),
    ],
  }
  return { section, forModel: forModel(run, manifest) }
}

function forModel({ method, route, status, failed, moments }: Run, manifest: Manifest): string {
  const steps = moments
    .filter(({ sort }) => sort === 'step')
    .slice(0, MOST_TOLD)
    .map((moment) =>
      [momentTitle(moment, manifest), momentResult(moment)].filter(Boolean).join(' '),
    )
  return [
    `A request to ${method} ${route?.path ?? 'an address that nothing answers'} was answered ${status}.`,
    failed?.node === undefined ? '' : `It broke off at ${failed.node}${failed.field ?? ''}.`,
    steps.length > 0 ? `Steps that were done: ${steps.join('; ')}.` : '',
  ]
    .filter(Boolean)
    .join(' ')
}
