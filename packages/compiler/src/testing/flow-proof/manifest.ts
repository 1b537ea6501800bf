import type { Json, JsonObject } from '@drawbridge/manifest'
import { BODY } from './draw-flow.ts'
import type { Flow, Type } from './drawn.ts'
import { printSteps } from './print.ts'
import { EVENTFUL, fieldNodes, worldNodes } from './world.ts'

/** Flows in one backend, each at an address of its own. */
export function manifestOf(flows: readonly Flow[]): JsonObject {
  const endpoints = flows.filter(({ starts }) => starts.kind === 'endpoint')
  return {
    drawbridge: 1,
    name: 'Random flows',
    nodes: [
      ...worldNodes(),
      ...flows.flatMap(nodeOf),
      {
        id: 'api',
        kind: 'api',
        name: 'api',
        settings: { endpoints: endpoints.map(endpointOf) },
      },
    ],
    connections: [{ id: 'c1', from: 'api', to: 'database' }],
  }
}

function nodeOf({ name, starts, steps }: Flow): readonly JsonObject[] {
  switch (starts.kind) {
    case 'endpoint':
      return []
    case 'call':
      return [
        {
          id: name,
          kind: 'flow',
          name,
          settings: { inputs: propertiesOf(starts.inputs), steps: printSteps(steps) },
        },
      ]
    case 'event':
      return [
        {
          id: starts.table,
          kind: 'table',
          name: starts.table,
          settings: {
            fields: fieldNodes(EVENTFUL),
            access: Object.fromEntries(
              ['list', 'create', 'update', 'delete'].map((one) => [one, ['public']]),
            ),
            events: [
              { id: 'event', name: `on${name}`, when: starts.when, steps: printSteps(steps) },
            ],
          },
        },
      ]
  }
}

const endpointOf = ({ name, steps }: Flow): JsonObject => ({
  id: name,
  name,
  method: 'POST',
  path: `/${name}`,
  access: ['public'],
  body: Object.entries(BODY).map(([one, type]) => bodyProperty(one, type)),
  steps: printSteps(steps),
})

const propertiesOf = (types: Readonly<Record<string, Type>>): Json[] =>
  Object.entries(types).map(([name, type]) => propertyOf(name, type))

function propertyOf(name: string, type: Type): JsonObject {
  if (type.kind === 'maybe') return { ...propertyOf(name, type.of), nullable: true }
  return { id: `p_${name}`, name, required: true, ...shapeOf(type) }
}

/** Of a caller's body, a text that may be nothing is one that may be left out. */
function bodyProperty(name: string, type: Type): JsonObject {
  const isLeftOut = type.kind === 'maybe' && type.of.kind === 'text'
  return isLeftOut ? { ...propertyOf(name, type.of), required: false } : propertyOf(name, type)
}

function shapeOf(type: Type): JsonObject {
  switch (type.kind) {
    case 'text':
      return { type: 'string', maxLength: 100 }
    case 'exact':
      return { type: 'decimal', scale: 2 }
    case 'list':
      return { type: 'list', items: propertyOf('one', type.of) }
    case 'object':
      return { type: 'object', properties: propertiesOf(type.members) }
    default:
      return { type: type.kind }
  }
}
