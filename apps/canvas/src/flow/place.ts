import type { Path } from '@drawbridge/commands'
import {
  isObject,
  type Json,
  type JsonObject,
  type Manifest,
  type Node,
} from '@drawbridge/manifest'

/** Where a flow stands: a part of its own, or an endpoint of an api or an event of a table. */
export interface FlowPlace {
  readonly node: string
  /** Id of the endpoint or event; null for a part that is a flow. */
  readonly item: string | null
}

/** A flow that is there, with what begins it. */
export interface OpenFlow extends FlowPlace {
  readonly sort: 'endpoint' | 'event' | 'flow'
  readonly part: Node
  /** The settings that hold the steps: an endpoint, an event, or a part's own. */
  readonly holder: JsonObject
  /** Where they stand in the part, as edits name it and as problems do. */
  readonly path: Path
  readonly pointer: string
}

const LISTS = [
  ['endpoints', 'endpoint'],
  ['events', 'event'],
] as const

/** The items of a list that have an id; a drawing may be wrong while it is being made. */
export function itemsOf(
  value: Json | undefined,
): readonly (JsonObject & { readonly id: string })[] {
  if (!Array.isArray(value)) return []
  return value.filter(
    (item: Json): item is JsonObject & { readonly id: string } =>
      isObject(item) && typeof item['id'] === 'string',
  )
}

/** `api_1.e_1`, as it stands in an address. */
export const textOfPlace = ({ node, item }: FlowPlace): string =>
  item === null ? node : `${node}.${item}`

export function placeOfText(text: string): FlowPlace {
  const [node = '', item = null] = text.split('.')
  return { node, item }
}

/** The flow of a place, or null when it is not there (any more). */
export function flowAt(manifest: Manifest, place: FlowPlace): OpenFlow | null {
  const part = manifest.nodes.find(({ id }) => id === place.node)
  return part ? (flowsIn(part).find(({ item }) => item === place.item) ?? null) : null
}

/** Every flow that a part holds. */
export function flowsIn(part: Node): readonly OpenFlow[] {
  // A drawing in the compact form may name a part and say no more of it.
  if (!isObject(part.settings)) return []
  const here = { node: part.id, part }
  if (part.kind === 'flow')
    return [
      { ...here, sort: 'flow', item: null, holder: part.settings, path: [], pointer: '/settings' },
    ]
  return LISTS.flatMap(([list, sort]) =>
    itemsOf(part.settings[list]).map((holder): OpenFlow => {
      const index = (part.settings[list] as readonly Json[]).indexOf(holder)
      return {
        ...here,
        sort,
        item: holder.id,
        holder,
        path: [list, `#${holder.id}`],
        pointer: `/settings/${list}/${index}`,
      }
    }),
  )
}

/** The flow that a JSON pointer inside a part leads into. */
export const flowOfPointer = (part: Node, pointer: string): OpenFlow | undefined =>
  flowsIn(part).find((flow) => pointer === flow.pointer || pointer.startsWith(`${flow.pointer}/`))

/** A setting that is a text, or what it is when nothing was set. */
export function textIn(holder: JsonObject, key: string, otherwise = ''): string {
  const value = holder[key]
  return typeof value === 'string' ? value : otherwise
}
