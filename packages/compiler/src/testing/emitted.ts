import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { WAYS } from '@drawbridge/kinds'
import type { Json } from '@drawbridge/manifest'
import type { Dialect } from '@drawbridge/sql'
import { compile } from '../compile.ts'
import { drawingWithWays, METHODS } from './ways.ts'

/** What is emitted for a drawing: each file by its path, and the sections of SECURITY.md. */
export interface Emitted {
  readonly files: ReadonlyMap<string, string>
  /** All files below src. */
  readonly source: string
  section(title: string): string
}

async function emitted(drawing: unknown, dialect: Dialect = 'mysql'): Promise<Emitted> {
  const compiled = await compile(drawing, { dialect })
  assert.ok(compiled.ok, JSON.stringify(compiled.diagnostics))
  const files = new Map(compiled.tree.map(({ path, text }) => [path, text]))
  const sources = [...files].filter(([path]) => path.startsWith('src/'))
  const sections = (files.get('SECURITY.md') ?? '').split(/^## /m)
  return {
    files,
    source: sources.map(([, text]) => text).join('\n'),
    section: (title) => sections.find((one) => one.startsWith(`${title}\n`)) ?? assert.fail(title),
  }
}

const drawn = (name: string): string =>
  readFileSync(new URL(`${name}.json`, import.meta.url), 'utf8')
const sample = (name: string): string =>
  readFileSync(new URL(`../../../../samples/${name}/manifest.json`, import.meta.url), 'utf8')

const EVERY_WAY: readonly Json[] = WAYS.map(({ kind, defaults }) => ({ kind, ...defaults }))

/** What the first group of an expression finds, each once. */
export const found = (text: string, wanted: RegExp): readonly string[] =>
  [...new Set([...text.matchAll(wanted)].map(([, one = '']) => one))].toSorted()

/** Of each kind of backend one: all ways in, by token and by cookie; every step; every setting; organisations. */
export async function emitDrawings() {
  return {
    doors: await emitted(drawingWithWays(EVERY_WAY)),
    byCookie: await emitted(drawingWithWays(EVERY_WAY, METHODS['cookie sessions']), 'postgres'),
    steps: await emitted(drawn('every-step')),
    wide: await emitted(drawn('wide'), 'sqlite'),
    workspace: await emitted(sample('workspace')),
  }
}
