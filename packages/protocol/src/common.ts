import type { Diagnostic, Manifest } from '@drawbridge/manifest'
import { Type, type Static } from 'typebox'
import type { Frozen } from './frozen.ts'

/** Random, and says nothing: `p_8Jw3…`. */
export const Id = Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$' })

/** ISO 8601 in UTC, with milliseconds. */
export const Time = Type.String({ maxLength: 30 })

/** A full manifest. */
export const ManifestSchema = Type.Unsafe<Manifest>(Type.Unknown())

export const DiagnosticSchema = Type.Unsafe<Diagnostic>(
  Type.Object({
    code: Type.String(),
    severity: Type.Enum(['error', 'warning', 'information'] as const),
    message: Type.String(),
    cure: Type.String(),
    node: Type.Optional(Type.String()),
    field: Type.Optional(Type.String()),
  }),
)

/** One route of the drawn backend and the nodes that a request to it passes, in order. */
export const RouteSchema = Type.Object({
  method: Type.Enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const),
  /** `/tasks/{id}` */
  path: Type.String(),
  name: Type.String(),
  summary: Type.String(),
  operation: Type.String(),
  access: Type.Array(Type.String()),
  nodes: Type.Array(Type.String()),
})
export type Route = Frozen<Static<typeof RouteSchema>>

/** RFC 9457: how every refusal looks. `errors` are about single fields of what was sent. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  /** A plain sentence for the person in front of the screen. */
  detail: Type.String(),
  requestId: Type.String(),
  errors: Type.Optional(Type.Array(Type.Object({ field: Type.String(), message: Type.String() }))),
})
export type Problem = Frozen<Static<typeof Problem>>
