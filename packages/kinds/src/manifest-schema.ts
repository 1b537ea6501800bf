import { FORMAT, LIMITS, type Json } from '@drawbridge/manifest'
import { PropertyShape } from './flow/property-schema.ts'
import { stepSchemas } from './flow/step-schemas.ts'
import { KINDS } from './registry.ts'

const ID = {
  type: 'string',
  pattern: '^[A-Za-z][A-Za-z0-9_-]{0,63}$',
  description: 'Never changes, so that a new name is a rename.',
}

const DESCRIPTION = { type: 'string', maxLength: 2000 }

/**
 * The JSON Schema (2020-12) of a manifest in its full form, for editors and other programs. It
 * says what a manifest may hold; whether it makes sense is what the checker says.
 */
export function manifestSchema(): Json {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Drawbridge manifest',
    description: 'A drawing of a backend: parts, and connections between them.',
    type: 'object',
    required: ['drawbridge', 'name', 'nodes', 'connections'],
    additionalProperties: false,
    properties: {
      drawbridge: { const: FORMAT, description: 'The format of this document.' },
      name: { type: 'string', minLength: 1, maxLength: 100 },
      description: DESCRIPTION,
      nodes: {
        type: 'array',
        maxItems: LIMITS.nodes,
        items: { oneOf: KINDS.map(({ kind }) => ({ $ref: `#/$defs/${kind}` })) },
      },
      connections: {
        type: 'array',
        maxItems: LIMITS.connections,
        items: { $ref: '#/$defs/connection' },
      },
    },
    $defs: {
      ...Object.fromEntries(
        KINDS.map(({ kind, about, settings }) => [
          kind,
          {
            title: about.title,
            description: about.summary,
            type: 'object',
            required: ['id', 'kind', 'name', 'settings'],
            additionalProperties: false,
            properties: {
              id: ID,
              kind: { const: kind },
              name: { type: 'string', minLength: 1, maxLength: 100 },
              description: DESCRIPTION,
              settings,
              position: { $ref: '#/$defs/position' },
            },
          },
        ]),
      ),
      property: PropertyShape,
      data: {
        title: 'Data',
        description: 'Any JSON.',
        anyOf: [
          ...['string', 'number', 'boolean', 'null'].map((type) => ({ type })),
          { type: 'array', items: { format: 'data' } },
          { type: 'object', additionalProperties: { format: 'data' } },
        ],
      },
      ...stepSchemas(),
      connection: {
        title: 'Connection',
        description: connectionWords(),
        type: 'object',
        required: ['id', 'from', 'to'],
        additionalProperties: false,
        properties: { id: ID, from: { type: 'string' }, to: { type: 'string' } },
      },
      position: {
        title: 'Position',
        description: 'Top left corner on the map, in pixels. It changes nothing else.',
        type: 'object',
        required: ['x', 'y'],
        additionalProperties: false,
        properties: { x: { type: 'number' }, y: { type: 'number' } },
      },
    },
  }
  // Schemas carry more than JSON in memory; what is published is the JSON alone.
  return JSON.parse(JSON.stringify(schema, withReferences)) as Json
}

/** In memory a step and a property have a stand-in; published they lead to what they are made of. */
function withReferences(_key: string, value: unknown): unknown {
  const format = typeof value === 'object' && value !== null && 'format' in value && value.format
  return format === 'step' || format === 'property' || format === 'data'
    ? { $ref: `#/$defs/${format}` }
    : value
}

/** `auth guards api; api serves table; …` */
function connectionWords(): string {
  const sentences = KINDS.flatMap(({ kind, ports }) =>
    ports.map(({ to, meaning }) => `${kind} ${meaning} ${to}`),
  )
  return `${sentences.join('; ')}.`
}
