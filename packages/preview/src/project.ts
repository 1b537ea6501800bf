import { type Backend, type CompiledOk, drain, removeBackend } from './backend.ts'
import type { Context } from './context.ts'
import { createLog, type Log } from './log.ts'
import { createMailbox, type Mailbox } from './mail/mailbox.ts'
import type { RowsAnswer, RowWork } from './inside/words.ts'
import { type Hold, holdBackend } from './hold.ts'
import type { GoOn } from './inside/pause-words.ts'
import type { StepPlace } from './trace/points.ts'
import type { Loss } from './effects/loss.ts'
import type { SeenEffect } from './effects/seen-effects.ts'
import type { WantedMend } from './effects/wanted-mends.ts'
import { placesOf, removeRows } from './places.ts'
import { endingProblem, type Problem, problemOf } from './problem.ts'
import type { MadeUp } from './rows/made-up.ts'
import { openSession, type Session } from './session.ts'
import { createRuns, type Runs } from './trace/runs.ts'
import { secretNames } from './trace/secret-names.ts'
import {
  type Applied,
  type ApplyOptions,
  type PreviewState,
  type StartOptions,
  STOPPED,
} from './state.ts'

/** One project's preview: at most one version answers, and at most one is on its way. */
export interface Project {
  readonly log: Log
  readonly mailbox: Mailbox
  readonly runs: Runs
  state(): PreviewState
  start(compiled: CompiledOk, options: StartOptions): Promise<Applied>
  apply(compiled: CompiledOk, options: ApplyOptions): Promise<Applied>
  plan(compiled: CompiledOk): Promise<readonly SeenEffect[]>
  mend(compiled: CompiledOk, mends: readonly WantedMend[]): Promise<RowsAnswer>
  /** Runs it so that requests are held at these steps; null: as always. Throws `NotRunning`. */
  debug(steps: readonly StepPlace[] | null): Promise<Applied>
  /** Lets what is held go on. */
  goOn(to: GoOn): void
  stop(): Promise<void>
  reset(): Promise<void>
  /** Takes all rows out of the tables that it has made. Throws `NotRunning`. */
  empty(): Promise<void>
  /** The version that answers; one that crashed is started again. Throws `NotRunning`. */
  backend(): Promise<Backend>
  query(statements: readonly string[]): Promise<readonly number[]>
  rows(work: RowWork): Promise<RowsAnswer>
  readonly madeUp: MadeUp
}

export class NotRunning extends Error {
  constructor() {
    super('The preview is not running.')
  }
}

interface Job {
  readonly compiled: CompiledOk
  readonly options: ApplyOptions
  readonly outcome: PromiseWithResolvers<Applied>
}

/** The first request is answered before the next process takes the processor to warm up. */
const PREPARE_AFTER_MS = 150
const SUPERSEDED: Applied = { ok: false, problem: { message: 'The preview was stopped.' } }

export function createProject(context: Context, id: string): Project {
  const mailbox = createMailbox(() => context.tellMail(id))
  const runs = createRuns((run) => context.tellRun(id, run))
  const log = createLog((line) => context.tellLog(id, line))
  let session: Promise<Session> | undefined
  let startedWith: StartOptions = {}
  let active: Backend | undefined
  let crashed: Backend | undefined
  /** Versions that were replaced and still owe answers. */
  const leaving = new Map<Backend, Promise<void>>()
  let next: Job | undefined
  let working: Promise<void> | undefined
  let state = STOPPED
  let versions = 0
  let breakpoints: readonly StepPlace[] | null = null
  let hold: Hold | undefined
  let stopping: Promise<void> | undefined

  function become(change: Partial<PreviewState>): void {
    state = { ...state, ...change }
    context.tellState(id, shownState())
  }

  const shownState = (): PreviewState =>
    active?.waiting.holds ? { ...state, debug: { paused: hold?.paused ?? null } } : state

  function enqueue(compiled: CompiledOk, options: ApplyOptions): Promise<Applied> {
    const outcome = Promise.withResolvers<Applied>()
    const before = next
    next = { compiled, options, outcome }
    // Whoever asked for a version that is overtaken hears how the newest one went.
    if (before !== undefined) void outcome.promise.then(before.outcome.resolve)
    working ??= work().finally(() => {
      working = undefined
    })
    return outcome.promise
  }

  async function work(): Promise<void> {
    for (let job = next; job !== undefined; job = next) {
      next = undefined
      job.outcome.resolve(await bring(job))
    }
  }

  async function bring({ compiled, options }: Job): Promise<Applied> {
    if (session === undefined) return SUPERSEDED
    const mine = session
    become({ state: active === undefined ? 'starting' : 'applying' })
    try {
      const opened = await mine
      if (options.acceptLosses !== true) {
        const losses = await opened.lossesOf(compiled)
        if (losses.length > 0) return refused(losses)
      }
      const version = options.version ?? versions + 1
      const backend = await opened.boot(compiled, version, active)
      versions = version
      if (session !== mine) {
        await removeBackend(backend)
        return SUPERSEDED
      }
      switchTo(backend, opened)
      return { ok: true, version }
    } catch (error) {
      if (session !== mine) return SUPERSEDED
      const problem = problemOf(error, compiled.tree, context.limits, log.lines)
      settleWith(problem)
      return { ok: false, problem }
    }
  }

  function switchTo(backend: Backend, opened: Session): void {
    const before = active
    active = backend
    backend.inner.hear((seen) => runs.take(seen, backend))
    crashed = undefined
    hold = backend.waiting.holds
      ? holdBackend(backend, context.limits.pause, () => active === backend && become({}))
      : undefined
    stopping = hold?.stopAt(breakpoints ?? [])
    become({ state: 'running', version: backend.version, problem: null })
    void mourn(backend)
    if (before !== undefined) void leave(before)
    setTimeout(() => {
      if (active === backend) void opened.prepare(backend.compiled).catch(() => {})
    }, PREPARE_AFTER_MS).unref()
  }

  async function leave(backend: Backend): Promise<void> {
    const gone = drain(backend)
    leaving.set(backend, gone)
    await gone
    leaving.delete(backend)
  }

  /** Waits for the end of a version, and says so if nobody asked for it. */
  async function mourn(backend: Backend): Promise<void> {
    const ending = await backend.inner.ended
    if (active !== backend) return
    active = undefined
    crashed = backend
    settleWith(endingProblem(ending, backend.compiled.tree, context.limits, log.lines))
    await removeBackend(backend)
  }

  function refused(losses: readonly Loss[]): Applied {
    const sentences = losses.map(({ sentence }) => sentence)
    settleWith({ message: `Rows would be lost: ${sentences.join(' ')}`, losses: sentences })
    return { ok: false, losses }
  }

  function settleWith(problem: Problem): void {
    log.add('error', problem.message)
    const answering = active !== undefined
    become({
      state: answering ? 'running' : 'problem',
      version: active?.version ?? null,
      problem,
    })
  }

  async function stop(): Promise<void> {
    const closing = session
    const last = active
    session = undefined
    active = undefined
    crashed = undefined
    breakpoints = null
    hold = undefined
    await (await closing?.catch(() => undefined))?.close()
    if (last !== undefined) await removeBackend(last)
    for (const backend of leaving.keys()) backend.inner.kill()
    await Promise.all(leaving.values())
    await working
    become(STOPPED)
  }

  /** With its database, which is there while nothing runs, too. */
  async function inSession<T>(work: (opened: Session) => Promise<T>): Promise<T> {
    const running = session
    const opened = await (running ?? openSession(context, id, startedWith, log, mailbox))
    try {
      return await work(opened)
    } finally {
      if (running === undefined) await opened.close()
    }
  }

  /** Of the version that answers, too: it knows what the next one drops. */
  const secretsBeside = (compiled: CompiledOk): ReadonlySet<string> =>
    new Set([compiled, active?.compiled].flatMap((one) => (one ? secretNames(one) : [])))

  /** The version that answers, and where it runs. */
  async function answering() {
    const opened = await session
    if (opened === undefined || active === undefined) throw new NotRunning()
    const { compiled, version } = active
    return { opened, compiled, version }
  }

  return {
    log,
    mailbox,
    runs,
    state: shownState,
    async start(compiled, options) {
      if (session !== undefined) await stop()
      startedWith = options
      session = openSession(context, id, options, log, mailbox)
      session.catch(() => {})
      return enqueue(compiled, options)
    },
    apply(compiled, options) {
      if (session === undefined) return Promise.reject(new NotRunning())
      return enqueue(compiled, options)
    },
    plan: (compiled) => inSession((opened) => opened.look(compiled, secretsBeside(compiled))),
    mend: (compiled, mends) => inSession((opened) => opened.mend(compiled, mends)),
    async debug(steps) {
      const { opened, compiled, version } = await answering()
      breakpoints = steps
      opened.hold(steps !== null)
      stopping = hold?.stopAt(steps ?? [])
      const isRight = (steps !== null) === (hold !== undefined)
      const applied: Applied = isRight
        ? { ok: true, version }
        : await enqueue(compiled, { version })
      if (!applied.ok) breakpoints = null
      opened.hold(breakpoints !== null)
      // A request that comes behind the answer is held.
      await stopping
      return applied
    },
    goOn: (to) => hold?.goOn(to),
    stop,
    async reset() {
      await stop()
      await removeRows(placesOf(context.dataDir, context.runDir, id))
    },
    async empty() {
      const { opened, compiled } = await answering()
      await opened.empty(compiled)
    },
    async backend() {
      if (active === undefined && crashed !== undefined && session !== undefined) {
        await enqueue(crashed.compiled, { version: crashed.version })
      }
      await (active === undefined ? working : undefined)
      if (active === undefined) throw new NotRunning()
      return active
    },
    async query(statements) {
      const { opened, compiled } = await answering()
      return opened.query(compiled, statements)
    },
    madeUp: {
      read: async () => (await answering()).opened.madeUp.read(),
      write: async (made) => (await answering()).opened.madeUp.write(made),
    },
    async rows(work) {
      const { opened, compiled } = await answering()
      return opened.rows(compiled, work)
    },
  }
}
