import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Json, Manifest } from '@drawbridge/manifest'
import type { Template } from '@drawbridge/protocol'
import { countParts } from '../documents/parts.ts'

/** A request that the preview sends to itself when it first starts, as a user of it. */
export interface Sample {
  readonly as?: 'user' | 'admin'
  readonly path: string
  readonly body: Json
}

interface TemplateFile {
  readonly title: string
  readonly sentence: string
  readonly order: number
  readonly manifest: Manifest
  readonly samples: readonly Sample[]
}

const FOLDER = join(import.meta.dirname, '../../templates')

const TEMPLATES: ReadonlyMap<string, TemplateFile> = new Map(
  readdirSync(FOLDER)
    .map((file): [string, TemplateFile] => [
      file.replace('.json', ''),
      JSON.parse(readFileSync(join(FOLDER, file), 'utf8')),
    ])
    .toSorted(([, a], [, b]) => a.order - b.order),
)

export function listTemplates(): Template[] {
  return [...TEMPLATES].map(([name, { title, sentence, manifest }]) => ({
    name,
    title,
    sentence,
    parts: countParts(manifest),
  }))
}

export function templateByName(name: string): TemplateFile | undefined {
  return TEMPLATES.get(name)
}
