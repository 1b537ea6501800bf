import type { JsonObject } from '@drawbridge/manifest'
import { textIn } from './place.ts'
import { withName, type Seen } from './seen.ts'
import { secretsType } from './services.ts'
import { itemOf } from './value-types.ts'

/** Settings about each item of a list, which they call by its name. */
const ABOUT_ITEM = new Set(['value', 'condition', 'by', 'values'])

/** Settings in which secrets may stand, in steps that have such. */
const SECRET = new Set(['url', 'query', 'headers', 'auth', 'body', 'key'])

/** What formulas of one setting see besides what their step does. */
export function seenBySetting<Some extends Seen>(
  seen: Some,
  settings: JsonObject,
  key: string,
): Some {
  if (SECRET.has(key)) {
    const type = secretsType(JSON.stringify(settings))
    return withName(seen, { name: 'secrets', type, step: null })
  }
  if (!ABOUT_ITEM.has(key)) return seen
  const name = textIn(settings, 'item')
  return withName(seen, { name, type: itemOf({ settings }, seen), step: null })
}
