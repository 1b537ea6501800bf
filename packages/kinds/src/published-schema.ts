import { LIMITS, type Json } from '@drawbridge/manifest'
import { manifestSchema } from './manifest-schema.ts'

const NAME = { type: 'string', minLength: 1, maxLength: 100 }

/** `docs/compact-form.md` is its grammar, and says what the words mean. */
const COMPACT = {
  title: 'Drawbridge manifest, compact form',
  description: 'A drawing in a few words; what they leave out is added.',
  type: 'object',
  anyOf: [{ required: ['nodes'] }, { required: ['connections'] }],
  additionalProperties: false,
  properties: {
    name: NAME,
    description: { type: 'string', maxLength: 2000 },
    nodes: {
      type: 'array',
      maxItems: LIMITS.nodes,
      items: {
        type: 'object',
        required: ['name'],
        additionalProperties: false,
        properties: {
          name: NAME,
          type: {
            description: 'A kind, a database, or the methods that it offers.',
            anyOf: [
              { type: 'string', maxLength: 100 },
              { type: 'array', maxItems: 10, items: { type: 'string' } },
            ],
          },
          schema: {
            type: 'string',
            maxLength: 100,
            description: 'The name of a collection, which becomes a table: UserCollection.',
          },
        },
      },
    },
    connections: {
      type: 'array',
      maxItems: LIMITS.connections,
      items: {
        type: 'object',
        required: ['from', 'to'],
        additionalProperties: false,
        properties: { from: NAME, to: NAME },
      },
    },
  },
}

/** The JSON Schema of a manifest in either form, for editors and other programs. */
export function publishedSchema(): Json {
  const { $schema, $defs, ...full } = manifestSchema() as {
    readonly $schema: string
    readonly $defs: object
  }
  const schema = {
    $schema,
    title: 'Drawbridge manifest',
    description: 'A drawing of a backend, in full or in the compact form.',
    type: 'object',
    if: { required: ['drawbridge'] },
    then: { $ref: '#/$defs/manifest' },
    else: { $ref: '#/$defs/compact' },
    $defs: { manifest: full, compact: COMPACT, ...$defs },
  }
  return JSON.parse(JSON.stringify(schema, withoutOwnFormats)) as Json
}

/** Our formats (`formula`, `table` …) are for canvases: other programs warn of what they don't know. */
function withoutOwnFormats(key: string, value: unknown): unknown {
  return key === 'format' && typeof value === 'string' ? undefined : value
}
