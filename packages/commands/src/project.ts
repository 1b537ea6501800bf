import type { Manifest } from '@drawbridge/manifest'
import type { Command } from './command.ts'
import type { Edit } from './edit.ts'
import { described } from './nodes.ts'

export function setProject(
  manifest: Manifest,
  name: string | undefined,
  description: string | null | undefined,
): Edit {
  const inverse: Command = {
    type: 'setProject',
    ...(name === undefined ? {} : { name: manifest.name }),
    ...(description === undefined ? {} : { description: manifest.description ?? null }),
  }
  const named = name === undefined ? manifest : { ...manifest, name }
  const changed = description === undefined ? named : described(named, description)
  return { manifest: changed, inverse }
}
