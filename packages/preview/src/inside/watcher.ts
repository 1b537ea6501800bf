import { AsyncLocalStorage } from 'node:async_hooks'
import { tracingChannel } from 'node:diagnostics_channel'
import { DryRun, dryable, type Statements } from './dry-run.ts'
import { shownMembers, shownValue } from './shown-value.ts'
import { TRACE_HEADER, type SeenStep } from './words.ts'

/** What one request has passed so far. */
interface Run {
  /** The point after which it shall go no further. */
  readonly until: number | undefined
  /** Of one that shall leave nothing behind. */
  readonly dry: DryRun | undefined
  readonly steps: Map<number, Entry>
  room: number
  stopped: boolean
}

interface Entry {
  runs: number
  ms: number | null
  since: number
  open: boolean
  at?: unknown
  value?: unknown
  failed?: string
}

interface Handled {
  readonly request: {
    readonly headers: Readonly<Record<string, string | string[] | undefined>>
  }
  readonly reply: { readonly raw: { once(event: 'close', then: () => void): unknown } }
  readonly error?: unknown
}

/** A value under the name that it has in the code. */
type Named = Readonly<Record<string, unknown>>

/** Characters of values in one trace: it must fit into a report. */
const ROOM = 32_000
const MOST_STEPS = 200
const KEPT_RUNS = 20

const current = new AsyncLocalStorage<Run | undefined>()
const runs = new Map<string, Run>()
const channel = tracingChannel<Run | undefined, Handled>('fastify.request.handler')

/** From now on requests that ask for it are watched. */
export function watchRequests(): void {
  channel.start.bindStore(current, ({ request, reply }) => {
    const run = runFor(request.headers[TRACE_HEADER])
    // Answered or broken off: either way it is over.
    if (run?.dry !== undefined) reply.raw.once('close', () => void run.dry?.end())
    return run
  })
  channel.error.subscribe((handled) => fail((handled as Handled).error))
}

/** Wrapped around the database of watched code as it is opened. */
export const watchedDatabase = <Database extends Statements>(database: Database): Database =>
  dryable(database, () => current.getStore()?.dry)

/** What was seen of the request with this name; it is forgotten then, and what it tried is undone. */
export async function takeRun(name: string): Promise<readonly SeenStep[]> {
  const run = runs.get(name)
  runs.delete(name)
  await run?.dry?.end()
  return [...(run?.steps ?? [])].map(([id, { runs: times, ms, at, value, failed }]) => ({
    id,
    runs: times,
    ms,
    ...(at !== undefined && { at }),
    ...(value !== undefined && { value }),
    ...(failed !== undefined && { failed }),
  }))
}

/** Called by watched code where a step begins. */
export function began(id: number, item?: Named): void {
  const run = current.getStore()
  if (run === undefined) return
  if (run.stopped) throw new Stopped()
  const known = run.steps.get(id)
  if (known === undefined && run.steps.size >= MOST_STEPS) return
  const shown = item === undefined ? {} : { at: shownWithin(run, item) }
  const since = performance.now()
  run.steps.set(id, { ...shown, runs: (known?.runs ?? 0) + 1, ms: null, since, open: true })
}

/** Called by watched code where a step has ended, with its value. */
export function gave(id: number, value?: Named): void {
  const run = current.getStore()
  const entry = run?.steps.get(id)
  if (run === undefined || entry === undefined) return
  entry.open = false
  entry.ms = performance.now() - entry.since
  if (value !== undefined) entry.value = shownWithin(run, value)
  if (run.until !== id) return
  run.stopped = true
  throw new Stopped()
}

/** An answer like any other: neither a fault of the backend nor worth a line in its log. */
class Stopped extends Error {
  readonly statusCode = 499
  constructor() {
    super('Stopped here, as it was asked to.')
  }
}

function runFor(header: string | string[] | undefined): Run | undefined {
  if (typeof header !== 'string') return undefined
  const [name = '', until] = header.split(';')
  const run: Run = {
    until: until === undefined ? undefined : Number(until),
    dry: until === undefined ? undefined : new DryRun(),
    steps: new Map(),
    room: ROOM,
    stopped: false,
  }
  runs.set(name, run)
  const [oldest] = runs.keys()
  if (runs.size > KEPT_RUNS && oldest !== undefined) runs.delete(oldest)
  return run
}

/** The step that was begun last and has not ended is the one that failed. */
function fail(error: unknown): void {
  const run = current.getStore()
  const open = [...(run?.steps.values() ?? [])].filter((entry) => entry.open)
  const last = open.toSorted((a, b) => b.since - a.since)[0]
  if (last === undefined || error instanceof Stopped) return
  last.failed = error instanceof Error ? String(shownValue(error.message)) : 'It failed.'
}

function shownWithin(run: Run, named: Named): unknown {
  const [shown = null] = Object.values(shownMembers(named))
  const size = JSON.stringify(shown).length
  if (size > run.room) return '…'
  run.room -= size
  return shown
}
