import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { askBackend, type Backend } from '../backend.ts'
import type { PreviewAnswer, PreviewRequest } from '../http.ts'
import { DRY, TRACE_HEADER } from '../inside/words.ts'
import { isSame, type StepPlace } from './points.ts'
import type { Run, Runs } from './runs.ts'

export interface WatchedAnswer extends PreviewAnswer {
  /** What it did; undefined where that was not told. */
  readonly run: Run | undefined
}

/** A request that shall leave nothing behind in the database. */
export interface OnlyTry {
  readonly dry?: boolean
  /** It goes no further than this step. */
  readonly until?: StepPlace
  /** The studio asks for itself, and no person. */
  readonly byStudio?: true
  /** As whom it is sent. */
  readonly as?: Run['as']
}

/** For what comes after an answer that is already there. */
const SEEN_MS = 10_000

/** Calls the backend, and waits for what it tells of that request. */
export async function watchRequest(
  backend: Backend,
  runs: Runs,
  request: PreviewRequest,
  seconds: number,
  only: OnlyTry,
): Promise<WatchedAnswer> {
  const own = Object.entries(request.headers ?? {}).filter(
    ([header]) => header.toLowerCase() !== TRACE_HEADER,
  )
  const name = randomUUID()
  const asking = [name, ...tryingOf(backend, only)].join(';')
  const headers = { ...Object.fromEntries(own), [TRACE_HEADER]: asking }
  const expected = runs.expect(name, {
    byStudio: only.byStudio === true,
    ...(only.as !== undefined && { as: only.as }),
  })
  try {
    const answer = await askBackend(backend, { ...request, headers }, seconds)
    // A backend that has just ended has nothing more to say, and its answer is there.
    const ended = backend.inner.ended.then(() => undefined)
    const late = pause(SEEN_MS, undefined, { ref: false })
    return { ...answer, run: await Promise.race([expected.run, ended, late]) }
  } finally {
    expected.forget()
  }
}

function tryingOf({ trace }: Backend, { dry = false, until }: OnlyTry): readonly string[] {
  const last = until === undefined ? -1 : trace.steps.findIndex((one) => isSame(one, until))
  if (last >= 0) return [String(last)]
  return dry ? [DRY] : []
}
