import type { Template } from '@drawbridge/protocol'
import { TEMPLATES } from '@drawbridge/workspace'
import { countParts } from '../documents/parts.ts'
import { sketchOf } from '../documents/sketch.ts'

export function listTemplates(): Template[] {
  return [...TEMPLATES].map(([name, { title, sentence, manifest }]) => ({
    name,
    title,
    sentence,
    parts: countParts(manifest),
    sketch: sketchOf(manifest),
  }))
}
