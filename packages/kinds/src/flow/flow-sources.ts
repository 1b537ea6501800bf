import type { Access } from '../access.ts'
import type { Drawing } from '../drawing.ts'
import type { Endpoint, TableEvent } from './endpoint.ts'
import type { Property } from './property.ts'
import type { Step } from './step.ts'

/** A flow as it was drawn: where it stands, what starts it, and its steps. */
export interface FlowSource {
  readonly node: string
  /** Where in its node: `settings`, `endpoints`, 0. Its steps stand under `steps`. */
  readonly path: readonly (string | number)[]
  readonly id: string
  readonly name: string
  readonly description: string
  readonly starts: FlowStart
  readonly steps: readonly Step[]
}

export type FlowStart =
  | {
      readonly kind: 'endpoint'
      readonly api: string
      readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
      readonly path: string
      readonly access: Access
      readonly params: readonly Property[]
      readonly query: readonly Property[]
      readonly headers: readonly Property[]
      readonly body: readonly Property[]
      /** Whether the body may have members that are not listed. */
      readonly isOpen: boolean
    }
  | { readonly kind: 'call'; readonly inputs: readonly Property[] }
  | { readonly kind: 'event'; readonly table: string; readonly when: TableEvent['when'] }

/** Every flow of a drawing, in its order. */
export function flowsOf(drawing: Drawing): readonly FlowSource[] {
  const called = drawing.flows.map(({ node, settings }): FlowSource => ({
    node: node.id,
    path: ['settings'],
    id: node.id,
    name: node.name,
    description: node.description ?? '',
    steps: settings.steps,
    starts: { kind: 'call', inputs: settings.inputs ?? [] },
  }))
  const endpoints = drawing.apis.flatMap(({ node, settings }) =>
    settings.endpoints.map((endpoint, index): FlowSource => {
      const { id, name, description = '', method, path, access, steps } = endpoint
      const { query = [], headers = [], body = [] } = endpoint
      return {
        node: node.id,
        path: ['settings', 'endpoints', index],
        id,
        name,
        description,
        steps,
        starts: {
          kind: 'endpoint',
          api: node.id,
          method,
          path,
          access,
          params: paramsOf(endpoint),
          query,
          // Node gives every header's name in small letters.
          headers: headers.map((one) => ({ ...one, name: String(one.name).toLowerCase() })),
          body,
          isOpen: endpoint.unlisted === 'ignore',
        },
      }
    }),
  )
  const events = drawing.tables.flatMap(({ node, settings }) =>
    (settings.events ?? []).map(({ id, name, when, steps }, index): FlowSource => ({
      node: node.id,
      path: ['settings', 'events', index],
      id,
      name,
      description: '',
      steps,
      starts: { kind: 'event', table: node.id, when },
    })),
  )
  return [...called, ...events, ...endpoints]
}

/** What stands in the path: text, unless it was said to be something else. */
function paramsOf({ path, params = [] }: Pick<Endpoint, 'path' | 'params'>): readonly Property[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => {
    const drawn = params.find((one) => one.name === name)
    return drawn === undefined
      ? { id: `path_${name}`, name, type: 'string', required: true, maxLength: 200 }
      : { ...drawn, required: true }
  })
}
