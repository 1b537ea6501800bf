import type { Diagnostic } from './diagnostic.ts'
import { isObject, type Json } from './json.ts'
import type { Manifest, Node } from './manifest.ts'
import { segmentsOf } from './pointer.ts'

/**
 * The same for the same problem in two versions of a drawing, whatever was renamed or moved between
 * them: what it is, at which part, at which place in it, and what is said of it, by ids instead of
 * names and of places in a list. Another part has another mark, though the same be said of it.
 */
export function markOfProblem(problem: Diagnostic, { nodes }: Manifest): string {
  const { code, node: id, field, message } = problem
  const node = nodes.find((one) => one.id === id)
  const ids = new Map(nodes.map((one) => [one.name, one.id]))
  if (node) for (const [name, item] of namesIn(node.settings)) ids.set(name, item)
  return JSON.stringify([code, id, field && placeIn(node, field), said(message, ids)])
}

/** `/settings/fields/2/name` → `/settings/fields/f_title/name` */
function placeIn(node: Node | undefined, field: string): string {
  let holder: unknown = node
  const places = segmentsOf(field).map((segment) => {
    const isList = Array.isArray(holder)
    holder = Object.entries(holder ?? {}).find(([key]) => key === segment)?.[1]
    return isList ? (idOf(holder) ?? segment) : segment
  })
  return places.join('/')
}

function idOf(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null || !('id' in item)) return undefined
  return typeof item.id === 'string' ? item.id : undefined
}

/** Names of all that has an id within a part, and the ids. */
function namesIn(value: Json): readonly (readonly [name: string, id: string])[] {
  if (Array.isArray(value)) return value.flatMap(namesIn)
  if (!isObject(value)) return []
  const { id, name } = value
  const own = typeof id === 'string' && typeof name === 'string' ? [[name, id] as const] : []
  return [...own, ...Object.values(value).flatMap(namesIn)]
}

/** Names stand in quotation marks, or in an address. */
const said = (message: string, ids: ReadonlyMap<string, string>): string =>
  message.replaceAll(
    /(?<=“)[^”]+(?=”)|(?<=\/)[\w-]+/gu,
    (name) => ids.get(name) ?? ids.get(name.replaceAll('-', '_')) ?? name,
  )
