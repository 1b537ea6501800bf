import { camel, singularOf, wordsOf } from '@drawbridge/kinds/faces'
import type { Json, JsonObject } from '@drawbridge/manifest'
import { newId } from '../../document/ids.ts'
import { openFlow } from '../../flow/current.ts'
import { freeName } from '../../flow/edits.ts'
import { pathOf, typedParams } from '../../flow/path-params.ts'
import { flowsIn, textIn } from '../../flow/place.ts'
import { perform, useDocument } from '../../stores/document.ts'
import { notify } from '../../stores/session.ts'

interface Wish {
  readonly method: string
  readonly path: string
  readonly name: string
  readonly access: string
}

/** Adds an endpoint to an api and goes into its flow. */
export function addEndpoint(node: string, { method, path: typed, name, access }: Wish): void {
  const path = pathOf(typed)
  const wished = name.trim() === '' ? nameOfPath(method, path) : name.trim()
  const params = typedParams(path, useDocument.getState().manifest.nodes)
  const endpoint = {
    id: newId('e'),
    name: freeName(wished, taken()),
    method,
    path,
    access: [access],
    ...(params.length > 0 && { params: params as unknown as Json }),
    steps: [],
  }
  add(node, 'endpoints', endpoint, `Add ${method} ${path}`)
}

/** Adds an event to a table and goes into its flow. */
export function addEvent(node: string, when: string): void {
  const table = useDocument.getState().manifest.nodes.find(({ id }) => id === node)
  const wished = camel([...wordsOf(when), ...wordsOf(singularOf(table?.name ?? ''))])
  const event = { id: newId('v'), name: freeName(wished, taken()), when, steps: [] }
  add(node, 'events', event, `Add ${when}`)
}

function add(
  node: string,
  list: string,
  item: JsonObject & { readonly id: string },
  label: string,
): void {
  const reason = perform({ type: 'insertItem', id: node, path: [list], item }, label)
  if (reason) notify({ tone: 'error', text: reason })
  else openFlow({ node, item: item.id })
}

/** Each flow becomes a function, so its name is its own among all of them. */
function taken(): ReadonlySet<string> {
  const { nodes } = useDocument.getState().manifest
  return new Set(
    nodes
      .flatMap((node) => flowsIn(node))
      .map(({ sort, part, holder }) => (sort === 'flow' ? part.name : textIn(holder, 'name'))),
  )
}

const VERBS: Readonly<Record<string, string>> = {
  GET: 'get',
  POST: 'create',
  PUT: 'put',
  PATCH: 'update',
  DELETE: 'delete',
}

/** `POST /articles/:slug/favorite` → `createArticlesFavorite`. */
export function nameOfPath(method: string, path: string): string {
  const words = path.split(/[^A-Za-z0-9:]+/).filter((word) => word !== '' && !word.startsWith(':'))
  const rest = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  return `${VERBS[method] ?? 'call'}${rest === '' ? 'Root' : rest}`.slice(0, 48)
}
