import { SHAPES } from './command-shapes.ts'

/**
 * JSON Schema of one command, for whoever takes commands from outside: the studio's API, an
 * assistant, a tool. Closed, so that nothing rides along; ids and counts are bounded. Whether the
 * command fits the manifest is for `applyCommand` to say.
 */
export const COMMAND_SCHEMA = {
  $id: 'Command',
  type: 'object',
  required: ['type'],
  oneOf: Object.entries(SHAPES).map(([type, { required, properties }]) => ({
    type: 'object',
    additionalProperties: false,
    required: ['type', ...required],
    properties: { type: { const: type }, ...properties },
  })),
} as const
