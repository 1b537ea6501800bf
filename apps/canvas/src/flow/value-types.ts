import type { Type } from '@drawbridge/expressions'
import type { Manifest } from '@drawbridge/manifest'
import { rowObject } from './row-types.ts'
import type { Named } from './scope.ts'
import type { Placed } from './tree.ts'

/** What the value of a step is, as far as its settings tell; the check of the drawing knows better. */
export function valueType(manifest: Manifest, { step }: Placed, _seen: readonly Named[]): Type {
  const { settings, kind } = step
  const table = manifest.nodes.find(({ id }) => id === settings['table'])
  const row: Type = table ? rowObject(manifest, table) : { kind: 'unknown' }
  const maybe: Type = { kind: 'nullable', of: row }
  switch (kind) {
    case 'findOne':
    case 'update':
    case 'delete':
      return settings['whenMissing'] === 'nothing' ? maybe : row
    case 'create':
      return settings['whenTaken'] === 'nothing' ? maybe : row
    case 'upsert':
      return row
    case 'findMany': {
      const rows: Type = { kind: 'list', of: row }
      if (settings['total'] !== true) return rows
      const members = new Map([
        ['rows', { type: rows }],
        ['total', { type: { kind: 'integer' } as const }],
      ])
      return { kind: 'object', members }
    }
    case 'count':
      return { kind: 'integer' }
    case 'hash':
    case 'sign':
    case 'random':
      return { kind: 'text' }
    case 'verifyHash':
      return { kind: 'boolean' }
    default:
      return { kind: 'unknown' }
  }
}
