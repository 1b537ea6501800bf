import type { FileTree } from '@drawbridge/source'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { lockedPackages, refuseForeign } from './locked.ts'
import { openNpm } from './npm.ts'
import { errorCode } from './problem.ts'

export interface DependencyOptions {
  /** Where installations are kept; `DRAWBRIDGE_CACHE` or `~/.cache/drawbridge` when absent. */
  readonly cache?: string
  /** A `node_modules` that will do when it holds every dependency in the very version asked for. */
  readonly shared?: string
  /**
   * Leaves out the packages that code steps name. What is loaded beside the libraries of the backend
   * alone has nobody else's code in it.
   */
  readonly withoutDrawn?: boolean
}

/** Half-made installations older than this belong to nobody any more. */
const ABANDONED_MS = 60 * 60 * 1000
const LIST = /^(dev)?[dD]ependencies$/
const underway = new Map<string, Promise<string>>()

/**
 * The `node_modules` folder for a tree, installed at most once per lock file, without install
 * scripts. Throws `InstallFailed` when npm or the network is missing.
 */
export async function dependencies(
  tree: FileTree,
  options: DependencyOptions = {},
): Promise<string> {
  const { folder, isThere, cache, manifest, lock } = await look(tree, options)
  if (isThere) return folder
  const home = dirname(folder)
  const running = underway.get(home) ?? install(cache, home, manifest, lock)
  underway.set(home, running)
  try {
    await running
    return folder
  } finally {
    underway.delete(home)
  }
}

/** Whether they are there, so that nobody need be asked for them. */
export async function isInstalled(
  tree: FileTree,
  options: DependencyOptions = {},
): Promise<boolean> {
  return (await look(tree, options)).isThere
}

/** Where the dependencies of a tree are, or will be. */
async function look(tree: FileTree, options: DependencyOptions) {
  const whole = textOf(tree, 'package.json')
  const lock = textOf(tree, 'package-lock.json')
  const manifest = options.withoutDrawn ? withoutDrawn(whole, lock) : whole
  const cache = options.cache ?? process.env.DRAWBRIDGE_CACHE ?? defaultCache()
  const { shared } = options
  if (shared !== undefined && (await satisfies(shared, manifest)))
    return { folder: shared, isThere: true, cache, manifest, lock }
  const hash = createHash('sha256').update(installedPart(manifest, lock)).digest('hex')
  const folder = join(cache, 'dependencies', hash.slice(0, 32), 'node_modules')
  return { folder, isThere: existsSync(folder), cache, manifest, lock }
}

/** Installs beside and renames into place: killed or raced, `home` is whole or not there. */
async function install(
  cache: string,
  home: string,
  manifest: string,
  lock: string,
): Promise<string> {
  const drafts = join(cache, 'drafts')
  await mkdir(drafts, { recursive: true })
  await mkdir(join(cache, 'dependencies'), { recursive: true })
  await sweep(drafts)
  const draft = await mkdtemp(join(drafts, 'install-'))
  const folder = join(draft, 'backend')
  try {
    await mkdir(folder)
    await writeFile(join(folder, 'package.json'), manifest)
    const locked = join(folder, 'package-lock.json')
    if (lock !== '') await writeFile(locked, lock)
    const npm = await openNpm(draft)
    // What is to be fetched is known, and looked at, before anything of it is on the disk.
    if (!locksAll(manifest, lock)) await npm.run(folder, ['install', '--package-lock-only'])
    refuseForeign(await readFile(locked, 'utf8'), lock, npm.registry)
    await npm.run(folder, ['ci'])
    await mkdir(join(folder, 'node_modules'), { recursive: true })
    await rename(folder, home).catch((error: unknown) => {
      const code = errorCode(error)
      if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error
    })
    return home
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

/** Packages that code steps name are in no lock file before npm has seen them. */
function locksAll(manifest: string, lock: string): boolean {
  return lock !== '' && dependenciesOf(manifest).every(isLockedIn(lock))
}

/** The package.json with those packages alone that the lock file has. */
function withoutDrawn(manifest: string, lock: string): string {
  const isLocked = isLockedIn(lock)
  const parsed: object = JSON.parse(manifest)
  const entries = Object.entries(parsed).map(([key, value]) => {
    if (!LIST.test(key)) return [key, value]
    const kept = Object.entries(Object(value)).filter(([name, version]) =>
      isLocked([name, String(version)]),
    )
    return [key, Object.fromEntries(kept)]
  })
  return JSON.stringify(Object.fromEntries(entries))
}

function isLockedIn(lock: string): (wanted: readonly [name: string, version: string]) => boolean {
  const packages = lockedPackages(lock)
  return ([name, version]) => packages[`node_modules/${name}`]?.version === version
}

async function sweep(drafts: string): Promise<void> {
  for (const name of await readdir(drafts)) {
    const draft = join(drafts, name)
    const age = await stat(draft).then(
      (found) => Date.now() - found.mtimeMs,
      () => 0,
    )
    if (age > ABANDONED_MS) await rm(draft, { recursive: true, force: true })
  }
}

/** Whether `folder` holds every direct dependency in the exact version that is asked for. */
async function satisfies(folder: string, manifest: string): Promise<boolean> {
  const wanted = dependenciesOf(manifest)
  const found = await Promise.all(
    wanted.map(async ([name, version]) => {
      const text = await readFile(join(folder, name, 'package.json'), 'utf8').catch(() => '{}')
      const installed: unknown = JSON.parse(text)
      return (
        typeof installed === 'object' &&
        installed !== null &&
        'version' in installed &&
        installed.version === version
      )
    }),
  )
  return found.every(Boolean)
}

/** Names and versions of all that the backend asks for, in its package.json. */
function dependenciesOf(manifest: string): [name: string, version: string][] {
  const parsed: unknown = manifest === '' ? {} : JSON.parse(manifest)
  const lists = Object.entries(Object(parsed)).filter(([key]) => LIST.test(key))
  return lists
    .flatMap(([, list]) => Object.entries(Object(list)))
    .map(([name, version]) => [name, String(version)])
}

/** What decides the outcome of an installation: a renamed project needs no new one. */
function installedPart(manifest: string, lock: string): string {
  return JSON.stringify([
    dependenciesOf(manifest).toSorted(),
    { ...lockedPackages(lock), '': null },
  ])
}

function textOf(tree: FileTree, path: string): string {
  return tree.find((file) => file.path === path)?.text ?? ''
}

function defaultCache(): string {
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'drawbridge')
}
