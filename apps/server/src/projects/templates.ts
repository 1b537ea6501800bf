import type { Template } from '@drawbridge/protocol'
import { TEMPLATES } from '@drawbridge/workspace'
import { countParts } from '../documents/parts.ts'
import { sketchOf } from '../documents/sketch.ts'

export function listTemplates(): Template[] {
  return [...TEMPLATES].map(([name, { title, sentence, rule, manifest }]) => ({
    name,
    title,
    sentence,
    ...(rule !== undefined && { rule }),
    parts: countParts(manifest),
    sketch: sketchOf(manifest),
  }))
}
