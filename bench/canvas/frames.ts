import type { Browser, Page } from 'playwright-core'

interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  /** Microseconds. */
  readonly ts: number
  readonly dur?: number
  /** What of it the thread really ran: on a shared machine it waits for its turn. */
  readonly tdur?: number
}

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel']
const TASKS = new Set(['RunTask', 'ThreadControllerImpl::RunTask'])

export interface Frame {
  /** Milliseconds that the page's main thread worked for it: what is ours, on any machine. */
  readonly work: number
  /** Milliseconds since the frame before: what is seen, which waits for the screen and for other processes too. */
  readonly after: number
}

/** The frames that a page drew during some work. */
export async function framesOf(
  browser: Browser,
  page: Page,
  work: () => Promise<void>,
): Promise<readonly Frame[]> {
  await browser.startTracing(page, { categories: CATEGORIES })
  await work()
  const trace = await browser.stopTracing()
  const { traceEvents }: { readonly traceEvents: readonly TraceEvent[] } = JSON.parse(
    trace.toString(),
  )
  return perFrame(traceEvents)
}

/** Each task counts for the frame that is committed in it or next after it. */
function perFrame(events: readonly TraceEvent[]): readonly Frame[] {
  const thread = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`
  const commits = Map.groupBy(
    events.filter(({ name }) => name === 'Commit'),
    thread,
  )
  const [main] = [...commits].toSorted(([, a], [, b]) => b.length - a.length)
  if (main === undefined) return []
  const ends = main[1].map(({ ts }) => ts).toSorted((a, b) => a - b)
  const worked = ends.map(() => 0)
  const tasks = events.filter((event) => TASKS.has(event.name) && thread(event) === main[0])
  let frame = 0
  let busyUntil = 0
  for (const { ts, dur = 0, tdur = dur } of tasks.toSorted((a, b) => a.ts - b.ts)) {
    // A task inside a task is counted with that.
    if (ts < busyUntil) continue
    busyUntil = ts + dur
    while (frame < ends.length && (ends[frame] ?? 0) < ts) frame += 1
    if (frame < ends.length) worked[frame] = (worked[frame] ?? 0) + tdur / 1000
  }
  // What the page did before the first frame is not of these.
  return worked
    .map((work, at) => ({ work, after: ((ends[at] ?? 0) - (ends[at - 1] ?? Number.NaN)) / 1000 }))
    .slice(1)
}
