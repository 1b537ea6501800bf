import { FORMAT, LIMITS } from '@drawbridge/manifest'
import { KINDS } from './registry.ts'

const ID = { type: 'string', minLength: 1, maxLength: 64 } as const

/** The published JSON Schema of a manifest in its full form: what an editor completes and underlines. */
export function manifestSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Drawbridge manifest',
    description: 'A drawn backend: parts, and what their connections say.',
    type: 'object',
    required: ['drawbridge', 'name', 'nodes', 'connections'],
    additionalProperties: false,
    properties: {
      drawbridge: { const: FORMAT, description: 'The version of the format.' },
      name: { type: 'string', minLength: 1, maxLength: 100 },
      description: { type: 'string', maxLength: 2000 },
      nodes: { type: 'array', maxItems: LIMITS.nodes, items: { oneOf: KINDS.map(nodeSchema) } },
      connections: { type: 'array', maxItems: LIMITS.connections, items: CONNECTION },
    },
  }
}

function nodeSchema({ kind, about, settings }: (typeof KINDS)[number]): object {
  return {
    title: about.title,
    description: about.summary,
    type: 'object',
    required: ['id', 'kind', 'name', 'settings'],
    additionalProperties: false,
    properties: {
      id: ID,
      kind: { const: kind },
      name: { type: 'string', minLength: 1, maxLength: 100 },
      description: { type: 'string', maxLength: 2000 },
      settings,
      position: POSITION,
    },
  }
}

const POSITION = {
  type: 'object',
  required: ['x', 'y'],
  additionalProperties: false,
  properties: { x: { type: 'number' }, y: { type: 'number' } },
} as const

const CONNECTION = {
  type: 'object',
  required: ['id', 'from', 'to'],
  additionalProperties: false,
  properties: { id: ID, from: ID, to: ID },
} as const
