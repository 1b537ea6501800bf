import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Dialect } from '@drawbridge/sql'

const BASE = fileURLToPath(new URL('../../base', import.meta.url))
const MODULES = fileURLToPath(new URL('../../../../node_modules', import.meta.url))

/** The files of a dialect laid out as in an emitted repository, in a folder that goes with `dispose`. */
export function assembleBase(dialect: Dialect): { readonly folder: string } & Disposable {
  const folder = mkdtempSync(join(tmpdir(), 'drawbridge-base-'))
  for (const part of ['common', dialect]) cpSync(join(BASE, part), folder, { recursive: true })
  symlinkSync(MODULES, join(folder, 'node_modules'))
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}
