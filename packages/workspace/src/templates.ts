import type { Json, Manifest } from '@drawbridge/manifest'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A request that a backend is sent when it first runs, so that there is something to see. */
export interface Sample {
  readonly as?: 'user' | 'admin'
  readonly path: string
  readonly body: Json
}

/** A drawing to begin with. */
export interface TemplateFile {
  readonly title: string
  readonly sentence: string
  /** A rule of it that callers run into, and what they are told then. */
  readonly rule?: string
  readonly order: number
  readonly manifest: Manifest
  readonly samples: readonly Sample[]
}

const FOLDER = join(import.meta.dirname, '../templates')

/** Every template by its name, in the order in which they are offered. */
export const TEMPLATES: ReadonlyMap<string, TemplateFile> = new Map(
  readdirSync(FOLDER)
    .map((file): [string, TemplateFile] => [
      file.replace('.json', ''),
      JSON.parse(readFileSync(join(FOLDER, file), 'utf8')),
    ])
    .toSorted(([, a], [, b]) => a.order - b.order),
)
