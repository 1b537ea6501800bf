import type { Migration, Release } from '@drawbridge/compiler'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readBase } from './base.ts'
import { errorCode } from './problem.ts'

/**
 * What the folder was last built from, for `compile`'s `previous`; `undefined` for a folder that
 * was never built. Migrations are taken as they stand on disk: a person may have finished one.
 */
export async function readRelease(folder: string): Promise<Release | undefined> {
  const base = await readBase(folder)
  if (base === undefined) return undefined
  const migrations: Migration[] = []
  for (const name of base.release.migrations) {
    const path = `migrations/${name}`
    const text = (await readIfThere(join(folder, path))) ?? base.files[path]
    if (text !== undefined) migrations.push({ name, text })
  }
  return { schema: base.release.schema, dialect: base.release.dialect, migrations }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}
