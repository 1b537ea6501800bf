import { randomUUID } from 'node:crypto'
import { askBackend, type Backend } from '../backend.ts'
import type { PreviewAnswer, PreviewRequest } from '../http.ts'
import { type SeenStep, TRACE_HEADER } from '../inside/words.ts'
import type { StepPlace } from './points.ts'

/** What one step did in one request. */
export type TracedStep = StepPlace & Omit<SeenStep, 'id'>

export interface WatchedAnswer extends PreviewAnswer {
  /** In the order in which they began. */
  readonly trace: readonly TracedStep[]
}

/** For what comes after an answer that is already there. */
const SEEN_MS = 10_000

/** A point that none is: a request that leaves nothing behind and goes to its end. */
const NO_POINT = -1

/**
 * Calls the backend and asks it afterwards which steps that was. With `until` nothing stays in the
 * database: it goes to that step, or to its end.
 */
export async function watchRequest(
  backend: Backend,
  request: PreviewRequest,
  seconds: number,
  until: StepPlace | 'end' | undefined,
): Promise<WatchedAnswer> {
  const { steps } = backend.trace
  const own = Object.entries(request.headers ?? {}).filter(
    ([header]) => header.toLowerCase() !== TRACE_HEADER,
  )
  if (steps.length === 0 && until !== 'end')
    return { ...(await askBackend(backend, request, seconds)), trace: [] }
  const name = randomUUID()
  const asking = until === undefined ? name : `${name};${pointOf(steps, until)}`
  const headers = { ...Object.fromEntries(own), [TRACE_HEADER]: asking }
  const answer = await askBackend(backend, { ...request, headers }, seconds)
  // A backend that has just ended has nothing more to say, and its answer is there.
  const seen = await backend.inner.seen(name, SEEN_MS).catch(() => [])
  return {
    ...answer,
    trace: seen.flatMap(({ id, ...rest }) => {
      const place = steps[id]
      return place === undefined ? [] : [{ ...place, ...rest }]
    }),
  }
}

function pointOf(steps: readonly StepPlace[], until: StepPlace | 'end'): number {
  return until === 'end' ? NO_POINT : steps.findIndex((one) => isSame(one, until))
}

const isSame = (a: StepPlace, b: StepPlace): boolean =>
  a.node === b.node && a.item === b.item && a.step === b.step
