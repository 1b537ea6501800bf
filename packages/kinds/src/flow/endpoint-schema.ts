import { Type } from 'typebox'
import { Access } from '../access.ts'
import type { TableEvent } from './endpoint.ts'
import { Id, Properties } from './property-schema.ts'
import { Steps } from './step-schema.ts'

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

const Name = Type.String({ title: 'Name', minLength: 1, maxLength: 48 })

export const EndpointSchema = Type.Object(
  {
    id: Id,
    name: Name,
    description: Type.Optional(Type.String({ title: 'Description', maxLength: 500 })),
    method: Type.Enum(METHODS, { title: 'Method' }),
    path: Type.String({
      title: 'Path',
      description: 'Such as /articles/:slug, below the prefix.',
      minLength: 1,
      maxLength: 200,
    }),
    access: Access,
    params: Type.Optional(Properties('In the path')),
    query: Type.Optional(Properties('Query')),
    headers: Type.Optional(Properties('Headers')),
    body: Type.Optional(Properties('Body')),
    unlisted: Type.Optional(
      Type.Enum(['refuse', 'ignore'] as const, {
        title: 'What else is in the body',
        description: 'Services that call back send more than is listed.',
        default: 'refuse',
      }),
    ),
    steps: Steps,
  },
  { title: 'Endpoint', additionalProperties: false },
)

export const EVENT_TIMES = [
  'beforeCreate',
  'afterCreate',
  'beforeUpdate',
  'afterUpdate',
  'beforeDelete',
  'afterDelete',
] as const satisfies readonly TableEvent['when'][]

export const TableEventSchema = Type.Object(
  {
    id: Id,
    name: Name,
    when: Type.Enum(EVENT_TIMES, {
      title: 'When',
      description: 'In the same transaction: where the event fails, nothing is written.',
    }),
    steps: Steps,
  },
  { title: 'Event', additionalProperties: false },
)
