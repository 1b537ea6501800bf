import { diagnose, type Diagnostic } from '@drawbridge/manifest'
import { lstat, readdir, readFile, realpath } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { errorCode } from './problem.ts'

/** What stands on disk where a file of ours belongs. */
export type OnDisk =
  | { readonly kind: 'absent' }
  | { readonly kind: 'file'; readonly text: string }
  | { readonly kind: 'folder' }
  /** Reached over a symbolic link that leads out of the folder. */
  | { readonly kind: 'outside' }

/** `undefined` when the folder may be built into. */
export async function refuseFolder(
  folder: string,
  known: boolean,
): Promise<Diagnostic | undefined> {
  let entries: string[]
  try {
    entries = await readdir(folder)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    if (errorCode(error) !== 'ENOTDIR') throw error
    return diagnose('folder-is-a-file', {}, { folder })
  }
  if (known || entries.every((entry) => entry === '.git')) return undefined
  if (await isBarelyBegun(folder, entries)) return undefined
  return diagnose('folder-not-empty', {}, { folder })
}

/** A first build that was killed before it had written anything. */
async function isBarelyBegun(folder: string, entries: readonly string[]): Promise<boolean> {
  if (!entries.every((entry) => entry === '.git' || entry === 'drawbridge')) return false
  const inside = await readdir(join(folder, 'drawbridge')).catch(() => ['?'])
  return inside.every((entry) => entry === '.spool')
}

/** Reads `path` inside `root` (a real path), following links only as far as they stay inside. */
export async function readInside(root: string, path: string): Promise<OnDisk> {
  if (!isPlainPath(path)) return { kind: 'outside' }
  const full = join(root, path)
  if (!(await staysInside(root, full))) return { kind: 'outside' }
  try {
    return { kind: 'file', text: await readFile(full, 'utf8') }
  } catch (error) {
    const code = errorCode(error)
    if (code === 'EISDIR' || code === 'ENOTDIR') return { kind: 'folder' }
    if (code === 'ENOENT') return { kind: 'absent' }
    throw error
  }
}

/** Relative, forward slashes, no step up: what the compiler emits, checked where it meets the disk. */
export function isPlainPath(path: string): boolean {
  const parts = path.split('/')
  return (
    path.length > 0 &&
    !path.includes('\\') &&
    !path.includes('\0') &&
    parts.every((part) => part !== '' && part !== '.' && part !== '..') &&
    parts[0] !== '.git' &&
    !parts.includes('node_modules')
  )
}

/** Judges the nearest ancestor that exists; a dangling link counts as leading outside. */
async function staysInside(root: string, full: string): Promise<boolean> {
  for (let path = full; path !== root; path = dirname(path)) {
    try {
      const real = await realpath(path)
      return real === root || real.startsWith(root + sep)
    } catch (error) {
      if (errorCode(error) === 'ENOTDIR') continue
      if (errorCode(error) !== 'ENOENT') return false
      if (await isLink(path)) return false
    }
  }
  return true
}

async function isLink(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isSymbolicLink()
  } catch {
    return false
  }
}
