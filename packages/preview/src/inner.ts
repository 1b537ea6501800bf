import { spawn, type ChildProcess } from 'node:child_process'
import { Readable, Writable } from 'node:stream'
import type { PauseOrder, SeenPause } from './inside/pause-words.ts'
import {
  type Order,
  type Phase,
  PHASES,
  REPORT_LIMIT,
  type Report,
  type RowsAnswer,
  type SeenRun,
  type SeenTest,
} from './inside/words.ts'
import type { Limits } from './isolation/cell.ts'
import type { Launch } from './isolation/launch.ts'
import { killProcess } from './kill-process.ts'
import { levelOf, type Log, readable, readLines, requestOf } from './log.ts'
import { isRowsAnswer } from './rows/is-rows-answer.ts'
import { isTest } from './tests/is-test.ts'
import { isRun } from './trace/is-run.ts'
import { watch } from './watchdog.ts'

export type Ending = 'stopped' | 'memory' | 'disk' | 'stuck' | 'crashed'

/** An order that the code inside could not carry out. */
export class OrderFailed extends Error {
  readonly phase: Phase
  readonly trace: string
  /** Statements that stay, although a later one was refused. */
  readonly done: number
  constructor(phase: Phase, message: string, trace: string, done: number) {
    super(message)
    this.done = done
    this.phase = phase
    this.trace = trace
  }
}

/** The process ended before it had answered. */
export class InnerEnded extends Error {
  readonly ending: Ending
  constructor(ending: Ending) {
    super(`The process has ended: ${ending}.`)
    this.ending = ending
  }
}

export class OrderTimeout extends Error {}

/** One process in a cell. It waits with the libraries loaded, then becomes one version of the code. */
export interface Inner {
  /** Resolves when the libraries are loaded. Rejects when the process ends before. */
  readonly waiting: Promise<void>
  readonly ended: Promise<Ending>
  order(order: NewOrder, timeout: number): Promise<readonly number[]>
  /** The same of rows. The code inside may have made them up. */
  askRows(order: Omit<Extract<Order, { type: 'rows' }>, 'id'>, timeout: number): Promise<RowsAnswer>
  /** Tells of requests as they are over, from now on. The code inside may have made them up. */
  hear(listen: (run: SeenRun) => void): void
  /** The same of tests that begin or are over. */
  hearTests(listen: (test: SeenTest) => void): void
  /** The same of being held at a step, and of going on. */
  hearPauses(listen: (pause: SeenPause | null) => void): void
  /** The turns of the orders to stop at steps, each once that is done. */
  hearTurns(listen: (turn: number) => void): void
  /** To who can hold it, where somebody can. */
  hold(order: PauseOrder): void
  /** Something on its standard input that is no order. */
  say(text: string): void
  kill(ending?: Ending): void
}
type NewOrder = Order extends infer One ? (One extends Order ? Omit<One, 'id'> : never) : never

const LAST_WORDS_MS = 200

type Done = Extract<Report, { type: 'done' }>

interface Waiter {
  resolve(report: Done): void
  reject(error: Error): void
}

/** What it prints is its log, unless somebody `listens`. */
export function startInner(
  launch: Launch,
  folder: string,
  limits: Limits,
  log: Log,
  listens?: (output: Readable) => void,
): Inner {
  const child = spawn(launch.command, launch.args, {
    env: launch.environment,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe', 'pipe', launch.holds ? 'pipe' : 'ignore'],
  })
  const waiters = new Map<number, Waiter>()
  const waiting = Promise.withResolvers<void>()
  const ended = Promise.withResolvers<Ending>()
  let ending: Ending | undefined
  let finished = false
  let nextOrder = 1
  let pid: number | undefined
  let unwatch = () => {}
  let listen: (run: SeenRun) => void = () => {}
  let listenToTests: (test: SeenTest) => void = () => {}
  let listenToPauses: (pause: SeenPause | null) => void = () => {}
  let listenToTurns: (turn: number) => void = () => {}
  const holder = writable(child, 5)

  // Killed while it builds the namespaces, bwrap leaves half of itself behind, waiting for ever; so
  // it is the process inside that is killed, as soon as it is known, and bwrap follows.
  function end(cause: Ending): void {
    if (finished) return
    ending ??= cause
    if (!launch.tellsProcess) child.kill('SIGKILL')
    else if (pid !== undefined) killProcess(pid)
  }
  function finish(): void {
    if (finished) return
    finished = true
    unwatch()
    const error = new InnerEnded((ending ??= 'crashed'))
    for (const waiter of waiters.values()) waiter.reject(error)
    waiters.clear()
    waiting.reject(error)
    ended.resolve(ending)
  }
  function know(found: number): void {
    pid = found
    unwatch = watch(found, folder, limits, end)
    if (ending !== undefined) end(ending)
  }
  function hear(line: string): void {
    const report = readReport(line)
    if (report?.type === 'waiting') waiting.resolve()
    if (report?.type === 'ran') listen(report.run)
    if (report?.type === 'test') listenToTests(report.test)
    if (report?.type === 'paused') listenToPauses(report.pause)
    if (report?.type === 'stopsAt') listenToTurns(report.turn)
    if (report === undefined || !('id' in report)) return
    const waiter = waiters.get(report.id)
    waiters.delete(report.id)
    if (report.type === 'done') waiter?.resolve(report)
    else waiter?.reject(new OrderFailed(report.phase, report.message, report.stack, report.done))
  }

  waiting.promise.catch(() => {})
  child.once('error', finish)
  // Its last words come before `close`, which never comes while something holds on to its pipes.
  child.once('close', finish)
  child.once('exit', () => setTimeout(finish, LAST_WORDS_MS))
  child.stdin?.on('error', () => {})
  holder?.on('error', () => {})
  if (listens !== undefined && child.stdout !== null) listens(child.stdout)
  else if (child.stdout !== null)
    readLines(child.stdout, (text) =>
      log.add(levelOf(text, 'out'), readable(text), requestOf(text)),
    )
  if (child.stderr !== null) {
    readLines(child.stderr, (text) => log.add(levelOf(text, 'error'), text))
  }
  readLines(pipe(child, 3), hear, { line: REPORT_LIMIT, rate: 4 * REPORT_LIMIT })
  if (launch.tellsProcess) {
    readLines(pipe(child, 4), (line) => {
      const found = Number(/"child-pid": (\d+)/.exec(line)?.[1])
      if (found > 0) know(found)
    })
  } else if (child.pid !== undefined) know(child.pid)

  function give(order: NewOrder, timeout: number): Promise<Done> {
    if (finished) return Promise.reject(new InnerEnded(ending ?? 'crashed'))
    const id = nextOrder++
    const answer = Promise.withResolvers<Done>()
    waiters.set(id, answer)
    child.stdin?.write(`${JSON.stringify({ ...order, id })}\n`)
    const timer = setTimeout(() => {
      waiters.delete(id)
      answer.reject(new OrderTimeout())
    }, timeout)
    return answer.promise.finally(() => clearTimeout(timer))
  }

  return {
    waiting: waiting.promise,
    ended: ended.promise,
    kill: (cause = 'stopped') => end(cause),
    say: (text) => void child.stdin?.write(text),
    order: async (order, timeout) => (await give(order, timeout)).numbers,
    async askRows(order, timeout) {
      const { found } = await give(order, timeout)
      if (found === undefined) throw new OrderFailed('query', 'no rows came back', '', 0)
      return found
    },
    hear(told) {
      listen = told
    },
    hearTests(told) {
      listenToTests = told
    },
    hearPauses(told) {
      listenToPauses = told
    },
    hearTurns(told) {
      listenToTurns = told
    },
    hold(order) {
      holder?.write(`${JSON.stringify(order)}\n`)
    },
  }
}

/** The code inside may have written it: anything that is not a report is passed over. */
function readReport(line: string): Report | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return isReport(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isReport(value: unknown): value is Report {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false
  if (value.type === 'waiting') return true
  if (value.type === 'ran') return 'run' in value && isRun(value.run)
  if (value.type === 'test') return 'test' in value && isTest(value.test)
  if (value.type === 'paused') return 'pause' in value && isPause(value.pause)
  if (value.type === 'stopsAt') return 'turn' in value && typeof value.turn === 'number'
  if (!('id' in value) || typeof value.id !== 'number') return false
  if (value.type === 'done') {
    return (
      'numbers' in value &&
      Array.isArray(value.numbers) &&
      value.numbers.every(Number.isFinite) &&
      (!('found' in value) || isRowsAnswer(value.found))
    )
  }
  return (
    value.type === 'failed' &&
    'message' in value &&
    typeof value.message === 'string' &&
    'stack' in value &&
    typeof value.stack === 'string' &&
    'done' in value &&
    Number.isInteger(value.done) &&
    'phase' in value &&
    PHASES.some((phase) => phase === value.phase)
  )
}

function isPause(value: unknown): boolean {
  if (value === null) return true
  if (typeof value !== 'object' || !('point' in value) || !('values' in value)) return false
  const { point, values } = value
  return Number.isInteger(point) && typeof values === 'object' && values !== null
}

/** Only a process that can be held has one. */
function writable({ stdio }: { readonly stdio: readonly unknown[] }, descriptor: 5) {
  const stream = stdio[descriptor]
  return stream instanceof Writable ? stream : undefined
}

function pipe(child: ChildProcess, descriptor: 3 | 4): Readable {
  const stream = child.stdio[descriptor]
  if (stream instanceof Readable) return stream
  throw new Error(`The process was started without descriptor ${descriptor}.`)
}
