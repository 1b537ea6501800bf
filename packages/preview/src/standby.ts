import { rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { type CompiledOk } from './backend.ts'
import type { Context } from './context.ts'
import { type Inner, InnerEnded, OrderTimeout, startInner } from './inner.ts'
import { type Cell, userOf } from './isolation/cell.ts'
import { insideOf, launchAt } from './isolation/launch.ts'
import type { Level } from './isolation/level.ts'
import type { Log } from './log.ts'
import type { Places } from './places.ts'

const WARM_MS = 30_000
const RUNNER = `runner${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`

/** The process of a project that waits, with the libraries loaded, to become the next version. */
export interface Standby {
  /** The one that waits; started if there is none that fits. */
  look(compiled: CompiledOk): Promise<Inner>
  /** The same, to be used up. */
  take(compiled: CompiledOk): Promise<Inner>
  close(): Promise<void>
}

interface Waiting {
  readonly inner: Inner
  /** The libraries that it has loaded. */
  readonly fits: string
}

export function createStandby(
  context: Context,
  level: Level,
  places: Places,
  id: string,
  log: Log,
): Standby {
  let current: Waiting | undefined
  let closed = false

  async function forget(ending: Waiting): Promise<void> {
    await ending.inner.ended
    if (current === ending) current = undefined
  }

  async function look(compiled: CompiledOk): Promise<Inner> {
    const modules = await context.dependencies(compiled.tree)
    if (closed) throw new InnerEnded('stopped')
    const libraries = librariesOf(compiled)
    const fits = [modules, ...libraries].join('\n')
    if (current?.fits !== fits) {
      current?.inner.kill()
      const cell = cellOf(context, places, id, modules)
      if (level !== 'isolated') await linkModules(places, modules)
      const { code } = insideOf(level, cell)
      const launch = launchAt(level, cell, context.limits, RUNNER, [code, ...libraries])
      if (launch === undefined) throw new Error('this machine has no way to keep it apart.')
      const inner = startInner(launch, places.data, context.limits, log)
      const started = { inner, fits }
      current = started
      void forget(started)
    }
    const { inner } = current
    await within(inner.waiting, WARM_MS)
    return inner
  }

  return {
    look,
    async take(compiled) {
      const inner = await look(compiled)
      if (current?.inner === inner) current = undefined
      return inner
    },
    async close() {
      closed = true
      const last = current
      last?.inner.kill()
      await last?.inner.ended
    },
  }
}

export function cellOf(context: Context, places: Places, id: string, modules: string): Cell {
  const { code, data, run } = places
  const { scripts, mark } = context
  return { code, data, run, modules, scripts, mark, user: userOf(id) }
}

/** Where Node looks for libraries from a version's folder, at the levels that mount nothing. */
async function linkModules(places: Places, modules: string): Promise<void> {
  const link = join(places.root, 'node_modules')
  await rm(link, { force: true })
  await symlink(modules, link)
}

/** As the emitted package.json lists them. */
function librariesOf(compiled: CompiledOk): string[] {
  const text = compiled.tree.find((file) => file.path === 'package.json')?.text ?? '{}'
  const parsed: { readonly dependencies?: Readonly<Record<string, string>> } = JSON.parse(text)
  return Object.keys(parsed.dependencies ?? {})
}

function within(promise: Promise<void>, ms: number): Promise<void> {
  const late = Promise.withResolvers<void>()
  const timer = setTimeout(() => late.reject(new OrderTimeout()), ms)
  return Promise.race([promise, late.promise]).finally(() => clearTimeout(timer))
}
