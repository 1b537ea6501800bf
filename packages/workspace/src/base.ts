import type { Compiled, Release } from '@drawbridge/compiler'
import { diagnose } from '@drawbridge/manifest'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode } from './problem.ts'

/** Where a folder remembers what was last written into it. */
export const BASE = 'drawbridge/base.json'

/**
 * What `build` wrote last, before anybody edited it. One file, so that renaming it commits a whole
 * build: the release that the next migration follows from, and the text of every file.
 */
export interface Base {
  readonly format: 1
  readonly release: Pick<Release, 'dialect' | 'schema'> & { readonly migrations: readonly string[] }
  /** Path → pristine text, sorted by path. */
  readonly files: Readonly<Record<string, string>>
}

export function baseOf(
  compiled: Extract<Compiled, { ok: true }>,
  files: readonly { readonly path: string; readonly text: string }[],
): Base {
  const { dialect, schema, migrations } = compiled.release
  return {
    format: 1,
    release: { dialect, schema, migrations: migrations.map((migration) => migration.name) },
    files: Object.fromEntries(files.map((file) => [file.path, file.text])),
  }
}

export function printBase(base: Base): string {
  return `${JSON.stringify(base, null, 1)}\n`
}

/** The base at `path`, `undefined` when there is none; throws `BaseUnreadable` when it is broken. */
export async function readBase(folder: string, path = BASE): Promise<Base | undefined> {
  let text: string
  try {
    text = await readFile(join(folder, path), 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return undefined
    throw error
  }
  const base = parse(text)
  if (base === undefined) throw new BaseUnreadable(path)
  return base
}

export class BaseUnreadable extends Error {
  readonly path: string
  constructor(path: string) {
    const { message, cure } = diagnose('base-unreadable', {}, { path })
    super(`${message} ${cure}`)
    this.path = path
  }
}

function parse(text: string): Base | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isBase(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Checks the outline; the schema inside was printed by us and is compared, not interpreted. */
function isBase(value: unknown): value is Base {
  if (!isRecord(value) || value.format !== 1) return false
  const { release, files } = value
  return (
    isRecord(files) &&
    Object.values(files).every((text) => typeof text === 'string') &&
    isRecord(release) &&
    typeof release.dialect === 'string' &&
    isRecord(release.schema) &&
    Array.isArray(release.schema.tables) &&
    Array.isArray(release.migrations) &&
    release.migrations.every((name) => typeof name === 'string')
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
