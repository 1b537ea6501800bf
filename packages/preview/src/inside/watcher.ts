import { AsyncLocalStorage } from 'node:async_hooks'
import { DryRun } from './dry-run.ts'
import { messageOf, Run, type Here, type Named, type PointPlace } from './run.ts'
import { shownMembers } from './shown-value.ts'
import { DRY } from './words.ts'

const current = new AsyncLocalStorage<Here | undefined>()
let places: readonly PointPlace[] = []
/** Characters of what is known at one place. */
const SCOPE_ROOM = 24_000

/** Where the points of this code stand. */
export function knowPoints(known: readonly PointPlace[]): void {
  places = known
}

/** What is happening now, if somebody looks on. */
export const here = (): Here | undefined => current.getStore()

/** Whatever `next` sets going belongs to the run. */
export const within = <T>(run: Run, next: () => T): T => current.run({ run, within: null }, next)

/** Called by watched code where a step begins. */
export function began(point: number, item?: Named): void {
  const now = current.getStore()
  if (now === undefined) return
  const { run } = now
  if (run.stopped) throw new Stopped()
  const at = run.step(point, item, aroundOf(now, point))
  if (at !== undefined) current.enterWith({ run, within: at })
}

/** Called by watched code where a step has ended, with its value. */
export function gave(point: number, value?: Named): void {
  const now = current.getStore()
  if (now === undefined) return
  const { run } = now
  const at = run.around(now.within, (one) => one.open && one.sort === 'step' && one.point === point)
  if (at !== null) {
    run.close(at, value === undefined ? {} : { value: run.shown(value) })
    current.enterWith({ run, within: run.withinOf(at) })
  }
  if (run.until !== point) return
  run.stopped = true
  throw new Stopped()
}

/** Asked by who holds the code: which request it is, and what is shown of the values there. */
export function scope(values: Readonly<Record<string, () => unknown>>) {
  const shown: Record<string, unknown> = {}
  let room = SCOPE_ROOM
  for (const [name, value] of Object.entries(values)) {
    const one = shownScope(name, value)
    room -= JSON.stringify(one).length
    if (room > 0) Object.assign(shown, one)
  }
  return { request: current.getStore()?.run.name ?? '', values: shown }
}

/** What code works with, and no value of the drawing: a database, an answer that is being made. */
function isTool(value: unknown): boolean {
  if (typeof value === 'function') return true
  if (typeof value !== 'object' || value === null) return false
  if ('raw' in value) return !('params' in value)
  const members: readonly unknown[] = Object.values(value)
  return members.length > 0 && members.every((member) => typeof member === 'function')
}

/** Of a request, what a caller gave. */
function inputOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('raw' in value)) return value
  const names = ['params', 'query', 'body', 'user']
  return Object.fromEntries(names.map((name) => [name, Reflect.get(value, name)]))
}

/** What is declared further down has no value yet. */
function shownScope(name: string, value: () => unknown): Named {
  try {
    const known = value()
    return isTool(known) ? {} : shownMembers({ [name]: inputOf(known) })
  } catch {
    return {}
  }
}

/**
 * A step is a part of the one around it in its file; the first ones of a flow are a part of the step
 * that called it. What was left by a failure is still open, and neither of these.
 */
function aroundOf({ run, within: last }: Here, point: number): number | null {
  const place = places[point]
  return run.around(last, (one) => {
    if (!one.open || one.sort !== 'step') return false
    const isSameFile = places[one.point]?.file === place?.file
    return isSameFile ? one.point === place?.around : place?.around === undefined
  })
}

/** Something that a run does by the way: it is told how it went. */
export async function watchMoment<T>(
  one: Parameters<Run['open']>[0],
  work: () => Promise<T>,
  rowsOf: (result: T) => number | undefined,
): Promise<T> {
  const now = current.getStore()
  if (now === undefined) return work()
  const { run } = now
  const open = run.around(now.within, (each) => each.open)
  const at = run.open(one, open)
  if (at === undefined) return work()
  try {
    const result = await current.run({ run, within: at }, work)
    const rows = rowsOf(result)
    run.close(at, rows === undefined ? {} : { rows })
    return result
  } catch (error) {
    run.close(at, { failed: messageOf(error) })
    throw error
  }
}

/** `name`, `name;dry` or `name;point`, as the studio asks for it: the last two leave nothing behind. */
export function runFor(header: unknown, fallback: string): Run {
  const [name = '', until] = typeof header === 'string' ? header.split(';') : [fallback]
  if (until === undefined) return new Run(name)
  return new Run(name, until === DRY ? undefined : Number(until), new DryRun())
}

/** An answer like any other: neither a fault of the backend nor worth a line in its log. */
export class Stopped extends Error {
  readonly statusCode = 499
  constructor() {
    super('Stopped here, as it was asked to.')
  }
}
