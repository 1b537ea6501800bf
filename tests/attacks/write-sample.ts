import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { compile, type Compiled } from '@drawbridge/compiler'
import type { Dialect } from '@drawbridge/sql'

const ROOT = join(import.meta.dirname, '..', '..')

export interface WrittenSample {
  readonly folder: string
  readonly compiled: Extract<Compiled, { readonly ok: true }>
}

/** Compiles a sample into a new folder, beside our own node_modules. */
export async function writeSample(sample: string, dialect: Dialect): Promise<WrittenSample> {
  const manifest = readFileSync(join(ROOT, 'samples', sample, 'manifest.json'), 'utf8')
  const compiled = await compile(manifest, { dialect })
  if (!compiled.ok) throw new Error(compiled.diagnostics.map(({ message }) => message).join('\n'))
  const folder = mkdtempSync(join(tmpdir(), 'attacks-'))
  for (const { path, text } of compiled.tree) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  return { folder, compiled }
}
