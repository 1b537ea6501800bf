import { mkdir, readlink, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { type CompiledOk } from './backend.ts'
import type { Context } from './context.ts'
import { type Inner, InnerEnded, OrderTimeout, startInner } from './inner.ts'
import { type Cell, type Inside, userOf } from './isolation/cell.ts'
import { insideOf, launchAt, launchHeld } from './isolation/launch.ts'
import type { Level } from './isolation/level.ts'
import type { Log } from './log.ts'
import { librariesOf } from './libraries.ts'
import type { Places } from './places.ts'

const WARM_MS = 30_000
const RUNNER = `runner${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`

/** A process with the libraries loaded, and the empty folder that its code will be in. */
export interface Waiting {
  readonly number: number
  readonly inner: Inner
  readonly code: string
  readonly inside: Inside
  /** Whether it can be held at its steps. */
  readonly holds: boolean
  /** Ends it, and takes its folder away. */
  discard(): Promise<void>
}

/** The process of a project that waits to become the next version. */
export interface Standby {
  /** The one that waits; started if there is none that fits. */
  look(compiled: CompiledOk): Promise<Waiting>
  /** The same, to be used up. */
  take(compiled: CompiledOk): Promise<Waiting>
  close(): Promise<void>
}

export function createStandby(
  context: Context,
  level: Level,
  places: Places,
  log: Log,
  /** Whether the next one is to be held at its steps. */
  isHeld: () => boolean = () => false,
): Standby {
  /** Numbers are used again, so that what was compiled for a path is found under that path. */
  const numbers = new Set<number>()
  let current: { readonly waiting: Waiting; readonly fits: string } | undefined
  let starting: Promise<Waiting> | undefined
  let closed = false

  async function look(compiled: CompiledOk): Promise<Waiting> {
    const waiting = await (starting ??= find(compiled).finally(() => {
      starting = undefined
    }))
    // Begun before somebody wanted the other sort.
    if (waiting.holds !== isHeld()) return look(compiled)
    await within(waiting.inner.waiting, WARM_MS)
    return waiting
  }

  async function find(compiled: CompiledOk): Promise<Waiting> {
    const modules = await context.dependencies(compiled.tree)
    const libraries = librariesOf(compiled.tree)
    const holds = isHeld()
    const fits = [modules, String(holds), ...libraries].join('\n')
    if (current !== undefined && current.fits !== fits) await current.waiting.discard()
    if (closed) throw new InnerEnded('stopped')
    if (current !== undefined) return current.waiting
    const waiting = await start(modules, libraries, holds)
    const started = { waiting, fits }
    current = started
    void forget(started)
    return waiting
  }

  async function start(
    modules: string,
    libraries: readonly string[],
    holds: boolean,
  ): Promise<Waiting> {
    const number = lowestFree(numbers)
    numbers.add(number)
    const code = join(places.code, String(number))
    await rm(code, { recursive: true, force: true })
    await mkdir(code, { recursive: true })
    if (level !== 'isolated') await linkModules(places, modules)
    const cell = cellOf(context, places, code, modules)
    const inside = insideOf(level, cell)
    const parameters = [inside.code, `${inside.data}/.compiled`, ...libraries]
    const launching = holds ? launchHeld : launchAt
    const launch = launching(level, cell, context.limits, RUNNER, parameters)
    if (launch === undefined) throw new Error('this machine has no way to keep it apart.')
    const inner = startInner(launch, places.data, context.limits, log)
    // Once for all who want it gone: by a second time its number may be another's.
    let gone: Promise<void> | undefined
    async function leave(): Promise<void> {
      inner.kill()
      await inner.ended
      await rm(code, { recursive: true, force: true })
      numbers.delete(number)
    }
    return { number, inner, code, inside, holds, discard: () => (gone ??= leave()) }
  }

  async function forget(started: NonNullable<typeof current>): Promise<void> {
    await started.waiting.inner.ended
    if (current !== started) return
    current = undefined
    await started.waiting.discard()
  }

  return {
    look,
    async take(compiled) {
      const waiting = await look(compiled)
      if (current?.waiting === waiting) current = undefined
      return waiting
    },
    async close() {
      closed = true
      await starting?.catch(() => {})
      const last = current
      current = undefined
      await last?.waiting.discard()
    },
  }
}

export function cellOf(context: Context, places: Places, code: string, modules: string): Cell {
  const { data, root, run } = places
  const { scripts, mark } = context
  return { code, data, run, modules, scripts, mark, user: userOf(root) }
}

/** Where Node looks for libraries from a version's folder, at the levels that mount nothing. */
async function linkModules(places: Places, modules: string): Promise<void> {
  const link = join(places.code, 'node_modules')
  if ((await readlink(link).catch(() => '')) === modules) return
  await rm(link, { force: true })
  await symlink(modules, link)
}

function lowestFree(taken: ReadonlySet<number>): number {
  let number = 1
  while (taken.has(number)) number += 1
  return number
}

function within(promise: Promise<void>, ms: number): Promise<void> {
  const late = Promise.withResolvers<void>()
  const timer = setTimeout(() => late.reject(new OrderTimeout()), ms)
  return Promise.race([promise, late.promise]).finally(() => clearTimeout(timer))
}
