import { isObject, type JsonObject } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { deeds } from './what-happens.ts'
import { peopleIn } from './who-may.ts'

/** “What does POST /tasks/:id/complete do, and who can call it?” */
export function endpointDoes(said: string, draft: Draft): string | undefined {
  const all = draft
    .playing('callers')
    .flatMap(({ settings }) => (Array.isArray(settings['endpoints']) ? settings['endpoints'] : []))
    .filter((one) => isObject(one))
  const lower = said.toLowerCase()
  const route = /\b(?<method>get|post|put|patch|delete)\s+(?<path>\/\S+?)(?=[\s,?]|$)/i.exec(
    said,
  )?.groups
  const found = all.find((one) =>
    route
      ? one['method'] === route['method']?.toUpperCase() &&
        (route['path'] ?? '').endsWith(String(one['path']))
      : lower.includes(String(one['name']).toLowerCase()) || lower.includes(String(one['path'])),
  )
  return found && about(found, draft)
}

function about(endpoint: JsonObject, draft: Draft): string {
  const access = endpoint['access']
  const rules = Array.isArray(access) ? access.map(String) : []
  return `${String(endpoint['method'])} ${String(endpoint['path'])} does this: ${deeds(endpoint['steps'], draft).join(', ')}. It can be called by ${peopleIn(rules)}.`
}
