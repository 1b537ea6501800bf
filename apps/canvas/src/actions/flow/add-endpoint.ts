import { camel, singularOf, wordsOf } from '@drawbridge/kinds/faces'
import type { JsonObject } from '@drawbridge/manifest'
import { newId } from '../../document/ids.ts'
import { openFlow } from '../../flow/current.ts'
import { freeName } from '../../flow/edits.ts'
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
export function addEndpoint(node: string, { method, path, name, access }: Wish): void {
  const wished = name.trim() === '' ? nameOfPath(method, path) : name.trim()
  const params = paramsOf(path)
  const endpoint = {
    id: newId('e'),
    name: freeName(wished, taken()),
    method,
    path,
    access: [access],
    ...(params.length > 0 && { params }),
    steps: [],
  }
  add(node, 'endpoints', endpoint, `Add ${method} ${path}`)
}

/** Ids in a path are of the table whose name stands before them: `/tasks/:id`. */
function paramsOf(path: string): readonly JsonObject[] {
  const { nodes } = useDocument.getState().manifest
  const words = path.split('/')
  const before = words[words.indexOf(':id') - 1]?.toLowerCase()
  const table = nodes.find(({ kind, name }) => kind === 'table' && name.toLowerCase() === before)
  if (!table || before === '') return []
  const type = table.settings['key'] === 'uuid' ? 'uuid' : 'integer'
  return [{ id: newId('p'), name: 'id', type, required: true }]
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
