import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Manifest } from '@drawbridge/manifest'
import type { Template } from '@drawbridge/protocol'
import { countParts } from '../documents/parts.ts'
import type { Sample } from './samples.ts'

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
