import type { Type } from '@drawbridge/expressions'
import type { JsonObject } from '@drawbridge/manifest'
import { textIn } from './place.ts'
import { typeIn, withName, type Seen } from './seen.ts'

/** What formulas of a setting see besides what their step does: its schema names these, with spaces between. */
export function withSeen<Some extends Seen>(
  seen: Some,
  sees: string | undefined,
  settings: JsonObject,
): Some {
  return (sees ?? '').split(' ').reduce((some, one) => withOne(some, one, settings), seen)
}

function withOne<Some extends Seen>(seen: Some, one: string, settings: JsonObject): Some {
  switch (one) {
    case 'row': {
      const table = textIn(settings, 'table')
      return table === '' ? seen : withName(seen, 'row', { kind: 'row', table })
    }
    case 'item':
      return withName(seen, textIn(settings, 'item'), itemOf(settings, seen))
    case 'secrets':
      return withName(seen, 'secrets', secretsIn(JSON.stringify(settings)))
    default:
      return seen
  }
}

/** What an item of the list of a step is. */
function itemOf(settings: JsonObject, seen: Seen): Type {
  const list = typeIn(textIn(settings, 'list'), seen)
  const held = list.kind === 'nullable' ? list.of : list
  return held.kind === 'list' ? held.of : { kind: 'unknown' }
}

/** The secrets that are mentioned, as an object that has them. */
function secretsIn(text: string): Type {
  const names = [...text.matchAll(/secrets\s*\??\.\s*(\w+)/g)].map(([, name = '']) => name)
  return {
    kind: 'object',
    members: new Map(names.map((name) => [name, { type: { kind: 'text' } }])),
  }
}
