import type { Json, Manifest } from '@drawbridge/manifest'
import { titleOf } from '../kinds/words.ts'

/** A text in a drawing and where it stands. */
export interface Finding {
  readonly node: string
  readonly kind: string
  /** JSON pointer inside the part; empty for its name. */
  readonly field: string
  readonly text: string
  readonly where: string
}

/** Every text of a drawing that a person may look for: names first, then what is written inside. */
export function findings(manifest: Manifest): readonly Finding[] {
  return manifest.nodes.flatMap(({ id, kind, name, description, settings }) => [
    { node: id, kind, field: '', text: name, where: titleOf(kind) },
    ...(description
      ? [{ node: id, kind, field: '/description', text: description, where: name }]
      : []),
    ...texts(settings, '/settings').map(({ field, text }) => ({
      node: id,
      kind,
      field,
      text,
      where: name,
    })),
  ])
}

/** Settings whose words are the language's own, and ids, are nothing to look for. */
const SILENT = new Set(['id', 'type', 'kind', 'target', 'members', 'onDelete', 'visibility'])

function texts(value: Json, field: string): readonly { field: string; text: string }[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [{ field, text: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]: [string, Json]) =>
    SILENT.has(key) ? [] : texts(inner, `${field}/${key}`),
  )
}
