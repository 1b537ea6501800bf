import type { Command } from '@drawbridge/commands'
import { isObject, type JsonObject, type Node } from '@drawbridge/manifest'
import type { Doing } from './doing.ts'

const KEPT: readonly (readonly [pattern: RegExp, settings: JsonObject, says: string])[] = [
  [
    /^(?:an?\s+|the\s+)?(?:created|updated|creation|modification)?[\s/&-]*(?:and\s+)?(?:created|updated|modified|audit)?\s*timestamps?$|^(?:created|updated) at$/i,
    { timestamps: true },
    'when rows were made and changed',
  ],
  [
    /^(?:an?\s+|with\s+)?soft[- ]?deletes?(?:d|ion)?$/i,
    { softDelete: true },
    'deleted rows, so that they can be restored',
  ],
  [
    /^(?:an?\s+|with\s+)?(?:uuid|guid)(?: primary)? (?:keys?|ids?)$|^(?:random|uuid) ids?$/i,
    { key: 'uuid' },
    'ids that nobody can guess',
  ],
  [
    /^(?:an?\s+)?(?:optimistic )?(?:locking|version(?:ing| numbers?)?)$/i,
    { version: true },
    'a version, so that nobody overwrites another',
  ],
  [/^(?:an?\s+|the\s+)?owner$/i, { owner: true }, 'who added a row'],
]

/** What is kept of every row beside its fields: when it was made, what was deleted. */
export function keepOfRows(words: string, table: Node, doing: Doing): boolean {
  const kept = KEPT.find(([pattern]) => pattern.test(words))
  if (kept === undefined) return false
  const [, settings, says] = kept
  const sets = Object.entries(settings).map(([name, value]): Command => {
    return { type: 'setSetting', id: table.id, path: [name], value }
  })
  const given = Object.keys(settings).every((name) => table.settings[name] === settings[name])
    ? []
    : sets
  doing.do(`Keep ${says} in ${table.name}.`, [...given, ...restorable(table, settings)])
  return true
}

/** Rows that can be restored need somebody who may: whoever may delete them. */
function restorable(table: Node, settings: JsonObject): readonly Command[] {
  const access = table.settings['access']
  if (settings['softDelete'] !== true || !isObject(access)) return []
  const who = access['delete'] ?? access['update']
  return who === undefined || access['restore'] !== undefined
    ? []
    : [{ type: 'setSetting', id: table.id, path: ['access', 'restore'], value: who }]
}
