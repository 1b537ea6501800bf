import { EventEmitter } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { dirname, resolve } from 'node:path'
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { rm } from 'node:fs/promises'
import type { FileTree } from '@drawbridge/source'
import { type CompiledOk, forwardTo } from './backend.ts'
import { type Backends, callsTo } from './calls.ts'
import type { Context } from './context.ts'
import { NotHeld } from './not-held.ts'
import type { GoOn } from './inside/pause-words.ts'
import type { RowsAnswer, RowWork } from './inside/words.ts'
import { LIMITS, type Limits } from './isolation/cell.ts'
import type { Isolation, Level } from './isolation/level.ts'
import { findIsolation } from './isolation/probe.ts'
import { createLanguages, type CodeAdvice, type CodeQuestion } from './language/languages.ts'
import type { LogLine } from './log.ts'
import type { SeenEffect } from './effects/seen-effects.ts'
import type { WantedMend } from './effects/wanted-mends.ts'
import type { Mail } from './mail/mailbox.ts'
import { claimRunDir, placesOf, runDirOf, secretOf } from './places.ts'
import type { MadeUp } from './rows/made-up.ts'
import { createProject, NotRunning, type Project } from './project.ts'
import type { Applied, ApplyOptions, OwnDatabase, PreviewState, StartOptions } from './state.ts'
import { STOPPED } from './state.ts'
import { studioName, sweep } from './sweep.ts'
import { runOfTrace, type TracedCode } from './spans/run-of-trace.ts'
import type { GivenTrace } from './spans/span.ts'
import type { StepPlace } from './trace/points.ts'
import type { Run } from './trace/runs.ts'
import { runTests, type TestsOptions } from './tests/run-tests.ts'
import type { Verdict, VerifyOptions } from './verify/verification.ts'
import { tryDatabase } from './verify/try-database.ts'
import { verify } from './verify/verify.ts'

export interface PreviewsOptions {
  /** Rows, code and sockets of all previews lie below it; for this module alone. */
  readonly dataDir: string
  /** The `node_modules` folder for a tree, installed when it is not there yet. */
  readonly dependencies: (tree: FileTree) => Promise<string>
  readonly limits?: Partial<Limits>
  /** Tries no better level of isolation than this. */
  readonly highest?: Level
  /** Others reach the studio: a seat belt is not enough for what they draw. */
  readonly shared?: boolean
  /** The address that a host is called at now; throws where it may not be called from here. */
  readonly reach?: (host: string) => Promise<string>
}

export interface PreviewEvents {
  state: [id: string, state: PreviewState]
  log: [id: string, line: LogLine]
  mail: [id: string]
  run: [id: string, run: Run]
}

/** Runs emitted trees, each in a cell of its own. Calls throw `NotRunning`, `NoAnswer` or `Unsendable`, with messages for people. */
export interface Previews extends Backends {
  readonly events: EventEmitter<PreviewEvents>
  isolation(): Promise<Isolation>
  /** Runs a project from the beginning; its rows of last time are there. */
  start(id: string, compiled: CompiledOk, options?: StartOptions): Promise<Applied>
  /** Swaps a newer version in; of several at once the last one counts. */
  apply(id: string, compiled: CompiledOk, options?: ApplyOptions): Promise<Applied>
  /** What `apply` would do to the rows that are there. */
  plan(id: string, compiled: CompiledOk): Promise<readonly SeenEffect[]>
  /** Mends rows that it would hit, before it does. Throws `WrongQuestion`. */
  mend(id: string, compiled: CompiledOk, mends: readonly WantedMend[]): Promise<RowsAnswer>
  /**
   * Runs it so that requests are held at these steps, or, with null, as always. Throws `NotRunning`,
   * and `NotHeld` where the machine has no walls for that.
   */
  debug(id: string, steps: readonly StepPlace[] | null): Promise<Applied>
  /** Lets the request that is held go on. Throws `NotRunning`. */
  goOn(id: string, to: GoOn): void
  stop(id: string): Promise<void>
  /** Stops it and removes the rows of its embedded database. */
  reset(id: string): Promise<void>
  /** Stops it and removes all that is kept of it here. */
  remove(id: string): Promise<void>
  /** Takes all rows out of the tables that it has made, wherever they are. */
  empty(id: string): Promise<void>
  state(id: string): PreviewState
  logs(id: string): readonly LogLine[]
  /** What it has sent by mail, the newest first: none of it left the studio. */
  mails(id: string): readonly Mail[]
  /** Throws all of it away. */
  emptyMailbox(id: string): void
  /** What its last requests did, the newest first. */
  runs(id: string): readonly Run[]
  emptyRuns(id: string): void
  /** Of requests to backends elsewhere, how many are not kept any more. */
  runsLeft(id: string): number
  /** A trace from elsewhere with the pieces of it that came before. */
  joinTrace(id: string, trace: GivenTrace): GivenTrace
  /** Puts a request to a backend elsewhere among them. */
  addTrace(id: string, trace: GivenTrace, code: TracedCode): Run
  /** Carries a browser's request there and the answer back. */
  forward(
    id: string,
    request: IncomingMessage,
    response: ServerResponse,
    keepCookie?: (name: string) => boolean,
  ): Promise<void>
  /** Reads or writes rows of the preview's database, in one transaction. */
  rows(id: string, work: RowWork): Promise<RowsAnswer>
  /** Which rows were made up. Throws `NotRunning`. */
  madeUp(id: string): MadeUp
  /** Tries the output itself, in a cell of its own that is gone afterwards. */
  verify(compiled: CompiledOk, options?: VerifyOptions): Promise<Verdict>
  /** Runs tests of the output, in a cell of their own that is gone afterwards. */
  test(compiled: CompiledOk, options: TestsOptions): Promise<void>
  /** What the compiler says of code that is being typed; `undefined` where it can't tell. */
  advise(id: string, compiled: CompiledOk, question: CodeQuestion): Promise<CodeAdvice | undefined>
  /** Signs in to a database, from within a cell. Throws `NoDatabase`, with a message for people. */
  tryDatabase(database: Required<OwnDatabase>): Promise<void>
  close(): Promise<void>
}

export function createPreviews(options: PreviewsOptions): Previews {
  const events = new EventEmitter<PreviewEvents>()
  const dataDir = resolve(options.dataDir)
  const studio = studioName() ?? String(process.pid)
  const data = createHash('sha256').update(dataDir).digest('hex').slice(0, 16)
  const runDir = runDirOf(dataDir, studio)
  const scripts = dirname(fileURLToPath(new URL('./inside/words.ts', import.meta.url)))
  const places = { dataDir, runDir, scripts, mark: `${data}:${studio}` }
  const projects = new Map<string, Project>()
  const found = prepare()
  found.catch(() => {})
  const context: Context = {
    ...places,
    limits: { ...LIMITS, ...options.limits },
    shared: options.shared ?? false,
    reach: options.reach ?? (async (host) => host),
    isolation: () => found,
    dependencies: options.dependencies,
    rooms: new Set(),
    tellState: (id, state) => events.emit('state', id, state),
    tellLog: (id, line) => events.emit('log', id, line),
    tellMail: (id) => events.emit('mail', id),
    tellRun: (id, run) => events.emit('run', id, run),
  }

  const languages = createLanguages(context)

  async function prepare(): Promise<Isolation> {
    await claimRunDir(runDir)
    await sweep(runDir, data)
    return findIsolation(places, options.highest, options.shared ? 'fenced' : 'seatBelt')
  }
  function project(id: string): Project {
    const known = projects.get(id) ?? createProject(context, id)
    projects.set(id, known)
    return known
  }
  function known(id: string): Project {
    const one = projects.get(id)
    if (one === undefined) throw new NotRunning()
    return one
  }

  const calls = (id: string) => callsTo(known(id), context.limits.answer)

  return {
    events,
    isolation: () => found,
    start: async (id, compiled, settings = {}) => project(id).start(compiled, settings),
    apply: async (id, compiled, settings = {}) => known(id).apply(compiled, settings),
    plan: async (id, compiled) => project(id).plan(compiled),
    mend: async (id, compiled, mends) => project(id).mend(compiled, mends),
    async debug(id, steps) {
      if (steps !== null && (await found).level !== 'isolated') throw new NotHeld()
      return known(id).debug(steps)
    },
    goOn: (id, to) => known(id).goOn(to),
    stop: async (id) => projects.get(id)?.stop(),
    reset: async (id) => project(id).reset(),
    async remove(id) {
      await projects.get(id)?.stop()
      projects.delete(id)
      await rm(placesOf(dataDir, runDir, id).root, { recursive: true, force: true })
    },
    empty: async (id) => known(id).empty(),
    state: (id) => projects.get(id)?.state() ?? STOPPED,
    logs: (id) => projects.get(id)?.log.lines ?? [],
    mails: (id) => projects.get(id)?.mailbox.mails ?? [],
    runs: (id) => projects.get(id)?.runs.all ?? [],
    emptyRuns: (id) => projects.get(id)?.runs.empty(),
    runsLeft: (id) => projects.get(id)?.runs.left ?? 0,
    joinTrace: (id, trace) => project(id).runs.join(trace),
    addTrace(id, trace, code) {
      const { runs } = project(id)
      return runs.add(runOfTrace(runs.joined(trace), code))
    },
    emptyMailbox: (id) => projects.get(id)?.mailbox.empty(),
    request: async (id, request) => calls(id).request(request),
    watch: async (id, request, only) => calls(id).watch(request, only),
    forward: async (id, request, response, keepCookie = () => true) =>
      calls(id).calling((backend) => forwardTo(backend, request, response, keepCookie)),
    secret: async (id) => secretOf(placesOf(dataDir, runDir, id)),
    openAccount: async (id, account, password) => calls(id).openAccount(account, password),
    query: async (id, statements) => known(id).query(statements),
    rows: async (id, work) => known(id).rows(work),
    madeUp: (id) => known(id).madeUp,
    tryDatabase: (database) => tryDatabase(context, database),
    advise: (id, compiled, question) => languages.ask(id, compiled, question),
    test: (compiled, settings) => runTests(context, compiled, settings),
    verify: (compiled, settings) => verify(context, compiled, settings),
    async close() {
      await found.catch(() => {})
      await Promise.all([...projects.values()].map((one) => one.stop()))
      await languages.close()
      await Promise.all([...context.rooms].map((leave) => leave()))
      await rm(runDir, { recursive: true, force: true })
    },
  }
}
