import type { Connection, Json, Node } from '@drawbridge/manifest'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import type { Frozen } from './frozen.ts'

const closed = { additionalProperties: false } as const
const Id = Type.String({ minLength: 1, maxLength: 64 })
const Name = Type.String({ maxLength: 200 })
const Text = Type.String({ maxLength: 10_000 })
const Path = Type.Array(Type.String({ maxLength: 200 }), { minItems: 1, maxItems: 12 })
const At = Type.Optional(Type.Integer({ minimum: 0 }))
const Position = Type.Object({ x: Type.Number(), y: Type.Number() }, closed)
const AnyJson = Type.Unsafe<Json>(Type.Unknown())

const NodeShape = Type.Unsafe<Node>(
  Type.Object(
    {
      id: Id,
      kind: Id,
      name: Name,
      description: Type.Optional(Text),
      settings: Type.Record(Type.String(), Type.Unknown()),
      position: Type.Optional(Position),
    },
    closed,
  ),
)
const ConnectionShape = Type.Unsafe<Connection>(Type.Object({ id: Id, from: Id, to: Id }, closed))

const SingleCommand = Type.Union([
  Type.Object({ type: Type.Literal('addNode'), node: NodeShape, at: At }, closed),
  Type.Object({ type: Type.Literal('removeNode'), id: Id }, closed),
  Type.Object({ type: Type.Literal('renameNode'), id: Id, name: Name }, closed),
  Type.Object(
    {
      type: Type.Literal('describeNode'),
      id: Id,
      description: Type.Union([Text, Type.Null()]),
    },
    closed,
  ),
  Type.Object(
    { type: Type.Literal('moveNodes'), positions: Type.Record(Type.String(), Position) },
    closed,
  ),
  Type.Object(
    { type: Type.Literal('setSetting'), id: Id, path: Path, value: Type.Optional(AnyJson) },
    closed,
  ),
  Type.Object(
    { type: Type.Literal('insertItem'), id: Id, path: Path, item: AnyJson, at: At },
    closed,
  ),
  Type.Object({ type: Type.Literal('removeItem'), id: Id, path: Path }, closed),
  Type.Object(
    { type: Type.Literal('moveItem'), id: Id, path: Path, to: Type.Integer({ minimum: 0 }) },
    closed,
  ),
  Type.Object({ type: Type.Literal('connect'), connection: ConnectionShape, at: At }, closed),
  Type.Object({ type: Type.Literal('disconnect'), id: Id }, closed),
  Type.Object(
    {
      type: Type.Literal('setProject'),
      name: Type.Optional(Name),
      description: Type.Optional(Type.Union([Text, Type.Null()])),
    },
    closed,
  ),
])

const Batch = Type.Object(
  { type: Type.Literal('batch'), label: Name, commands: Type.Array(Type.Unknown()) },
  closed,
)

/** An edit as it travels: the same shape as a command of `@drawbridge/commands`. */
export type CommandMessage =
  | Frozen<Static<typeof SingleCommand>>
  | {
      readonly type: 'batch'
      readonly label: string
      readonly commands: readonly CommandMessage[]
    }

/** Whether a value has the shape of a command; batches may hold batches, eight deep at most. */
export function isCommand(value: unknown, depth = 0): value is CommandMessage {
  if (Value.Check(SingleCommand, value)) return true
  return (
    depth < 8 &&
    Value.Check(Batch, value) &&
    value.commands.every((inner) => isCommand(inner, depth + 1))
  )
}

/** Checked on arrival by `isCommand`. */
export const CommandSchema = Type.Unsafe<CommandMessage>(
  Type.Object({ type: Type.String({ maxLength: 20 }) }, { additionalProperties: true }),
)
