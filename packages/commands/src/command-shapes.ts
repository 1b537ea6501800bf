const id = { type: 'string', minLength: 1, maxLength: 64, pattern: '^[A-Za-z][A-Za-z0-9_-]*$' }
const name = { type: 'string', maxLength: 200 }
const text = { type: ['string', 'null'], maxLength: 10_000 }
const index = { type: 'integer', minimum: 0, maximum: 10_000 }
const path = {
  type: 'array',
  minItems: 1,
  // Steps stand in the bodies of steps: each level takes three segments.
  maxItems: 120,
  items: { type: 'string', minLength: 1, maxLength: 200 },
}
const emptied = { type: 'integer', minimum: 1, maximum: path.maxItems }
const coordinate = { type: 'number', minimum: -1e6, maximum: 1e6 }
const position = {
  type: 'object',
  additionalProperties: false,
  required: ['x', 'y'],
  properties: { x: coordinate, y: coordinate },
}
const node = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'kind', 'name', 'settings'],
  properties: {
    id,
    kind: { type: 'string', minLength: 1, maxLength: 64 },
    name,
    description: { type: 'string', maxLength: 10_000 },
    settings: { type: 'object' },
    position,
  },
}
const connection = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'from', 'to'],
  properties: { id, from: id, to: id },
}

interface Shape {
  readonly required: readonly string[]
  readonly properties: Readonly<Record<string, object>>
}

/** What each type of command carries. The one list, beside the TypeScript union in `command.ts`. */
export const SHAPES: Readonly<Record<string, Shape>> = {
  addNode: { required: ['node'], properties: { node, at: index } },
  removeNode: { required: ['id'], properties: { id } },
  renameNode: { required: ['id', 'name'], properties: { id, name } },
  describeNode: { required: ['id', 'description'], properties: { id, description: text } },
  moveNodes: {
    required: ['positions'],
    properties: {
      positions: {
        type: 'object',
        maxProperties: 5000,
        propertyNames: id,
        additionalProperties: { anyOf: [position, { type: 'null' }] },
      },
    },
  },
  setSetting: { required: ['id', 'path'], properties: { id, path, value: {}, emptied } },
  insertItem: { required: ['id', 'path', 'item'], properties: { id, path, item: {}, at: index } },
  removeItem: { required: ['id', 'path'], properties: { id, path, emptied } },
  moveItem: { required: ['id', 'path', 'to'], properties: { id, path, to: index } },
  connect: { required: ['connection'], properties: { connection, at: index } },
  disconnect: { required: ['id'], properties: { id } },
  setProject: { required: [], properties: { name, description: text } },
  batch: {
    required: ['label', 'commands'],
    properties: {
      label: name,
      commands: { type: 'array', maxItems: 5000, items: { $ref: 'Command#' } },
    },
  },
}
