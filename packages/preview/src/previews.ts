import { EventEmitter } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { dirname, resolve } from 'node:path'
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { rm } from 'node:fs/promises'
import type { FileTree } from '@drawbridge/source'
import { askBackend, type Backend, type CompiledOk, forwardTo } from './backend.ts'
import type { Context } from './context.ts'
import { NoAnswer, type PreviewAnswer, type PreviewRequest } from './http.ts'
import type { RowsAnswer, RowWork } from './inside/words.ts'
import { LIMITS, type Limits } from './isolation/cell.ts'
import type { Isolation, Level } from './isolation/level.ts'
import { findIsolation } from './isolation/probe.ts'
import { createLanguages, type CodeAdvice, type CodeQuestion } from './language/languages.ts'
import type { LogLine } from './log.ts'
import type { Loss } from './losses.ts'
import type { Mail } from './mail/mailbox.ts'
import { claimRunDir, placesOf, runDirOf, secretOf } from './places.ts'
import { createProject, NotRunning, type Project } from './project.ts'
import type { Applied, ApplyOptions, OwnDatabase, PreviewState, StartOptions } from './state.ts'
import { STOPPED } from './state.ts'
import { studioName, sweep } from './sweep.ts'
import type { Run } from './trace/runs.ts'
import { type OnlyTry, type WatchedAnswer, watchRequest } from './trace/watch-request.ts'
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

/** Runs emitted trees, each in a cell of its own. */
export interface Previews {
  readonly events: EventEmitter<PreviewEvents>
  isolation(): Promise<Isolation>
  /** Runs a project from the beginning; its rows of last time are there. */
  start(id: string, compiled: CompiledOk, options?: StartOptions): Promise<Applied>
  /** Swaps a newer version in; of several at once the last one counts. */
  apply(id: string, compiled: CompiledOk, options?: ApplyOptions): Promise<Applied>
  /** What `apply` would take from the rows that are there. */
  plan(id: string, compiled: CompiledOk): Promise<readonly Loss[]>
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
  /** Calls the backend. Throws `NotRunning`, `NoAnswer` or `Unsendable`, with messages for people. */
  request(id: string, request: PreviewRequest): Promise<PreviewAnswer>
  /** The same, with what it did. */
  watch(id: string, request: PreviewRequest, only?: OnlyTry): Promise<WatchedAnswer>
  /** Carries a browser's request there and the answer back. */
  forward(
    id: string,
    request: IncomingMessage,
    response: ServerResponse,
    keepCookie?: (name: string) => boolean,
  ): Promise<void>
  /** Runs statements on the preview's database; a number for each that selects one. */
  query(id: string, statements: readonly string[]): Promise<readonly number[]>
  /** Reads or writes rows of the preview's database, in one transaction. */
  rows(id: string, work: RowWork): Promise<RowsAnswer>
  /** Opens an account in a backend that lets nobody register. Throws where it can't be. */
  openAccount(
    id: string,
    account: Readonly<Record<string, unknown>>,
    password: string,
  ): Promise<void>
  /** Known to this project's preview and to nobody else; the same from one start to the next. */
  secret(id: string): Promise<string>
  /** Tries the output itself, in a cell of its own that is gone afterwards. */
  verify(compiled: CompiledOk, options?: VerifyOptions): Promise<Verdict>
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
  async function calling<T>(id: string, call: (backend: Backend) => Promise<T>) {
    const backend = await known(id).backend()
    backend.inFlight += 1
    try {
      return await call(backend)
    } finally {
      backend.inFlight -= 1
    }
  }
  /** A version that gives way to the next may leave a request behind; one that only reads is asked of the next. */
  async function asking<T>(
    id: string,
    { method }: PreviewRequest,
    call: (backend: Backend) => Promise<T>,
  ) {
    try {
      return await calling(id, call)
    } catch (error) {
      const mayAskAgain = method === 'GET' && error instanceof NoAnswer && error.why === 'closed'
      if (!mayAskAgain) throw error
      return calling(id, call)
    }
  }
  function known(id: string): Project {
    const one = projects.get(id)
    if (one === undefined) throw new NotRunning()
    return one
  }

  return {
    events,
    isolation: () => found,
    start: async (id, compiled, settings = {}) => project(id).start(compiled, settings),
    apply: async (id, compiled, settings = {}) => known(id).apply(compiled, settings),
    plan: async (id, compiled) => project(id).plan(compiled),
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
    emptyMailbox: (id) => projects.get(id)?.mailbox.empty(),
    request: (id, request) =>
      asking(id, request, (backend) => askBackend(backend, request, context.limits.answer)),
    watch: (id, request, only = {}) =>
      asking(id, request, (backend) =>
        watchRequest(backend, known(id).runs, request, context.limits.answer, only),
      ),
    forward: (id, request, response, keepCookie = () => true) =>
      calling(id, (backend) => forwardTo(backend, request, response, keepCookie)),
    secret: async (id) => secretOf(placesOf(dataDir, runDir, id)),
    openAccount: (id, account, password) =>
      calling(id, async ({ inner }) => {
        const ms = context.limits.answer * 1000
        await inner.order({ type: 'account', account, password }, ms)
      }),
    query: async (id, statements) => known(id).query(statements),
    rows: async (id, work) => known(id).rows(work),
    tryDatabase: (database) => tryDatabase(context, database),
    advise: (id, compiled, question) => languages.ask(id, compiled, question),
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
