import { Type, type Static, type TObject, type TSchema } from 'typebox'
import type { Frozen } from './frozen.ts'
import type { ProjectRole } from './roles.ts'

/**
 * Who may call a route. `anyone`: no account needed. `account`: somebody signed in, about their own
 * things. A role: members of the project that the path names who have it, or one that may do more.
 */
export type Permission = 'anyone' | 'account' | ProjectRole

/** No fields may be sent. */
export const Nothing = Type.Object({}, { additionalProperties: false })

/** Answers without a body are 204. */
export const NoContent = Type.Unsafe<undefined>(Type.Null())

/** Answers that are a file: their media type is `Contract.media`. */
export const FileReply = Type.Unsafe<Blob>(Type.String({ format: 'binary' }))

/** Everything that server and caller agree on about one route. Paths stand under `/api`. */
export interface Contract<
  Params extends TObject = TObject,
  Query extends TObject = TObject,
  Body extends TObject = TObject,
  Reply extends TSchema = TSchema,
  Access extends Permission = Permission,
> {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** `/projects/:project` */
  readonly path: string
  readonly summary: string
  readonly permission: Access
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly status: 200 | 201 | 204
  readonly reply: Reply
  /** Media type of an answer that is a file. */
  readonly media?: string
}

interface Parts<
  P extends TObject,
  Q extends TObject,
  B extends TObject,
  R extends TSchema,
  A extends Permission,
> extends Pick<Contract, 'method' | 'path' | 'summary' | 'media'> {
  readonly permission: A
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly reply?: R
  readonly status?: 200 | 201
}

/** A contract with what it leaves out filled in: no parameters, no body, 204 without an answer. */
export function contract<
  P extends TObject = typeof Nothing,
  Q extends TObject = typeof Nothing,
  B extends TObject = typeof Nothing,
  R extends TSchema = typeof NoContent,
  const A extends Permission = Permission,
>(parts: Parts<P, Q, B, R, A>): Contract<P, Q, B, R, A>
export function contract(
  parts: Parts<TObject, TObject, TObject, TSchema, Permission>,
): Contract<TObject, TObject, TObject, TSchema, Permission> {
  const { media, ...rest } = parts
  return {
    ...rest,
    params: parts.params ?? Nothing,
    query: parts.query ?? Nothing,
    body: parts.body ?? Nothing,
    reply: parts.reply ?? NoContent,
    status: parts.status ?? (parts.reply ? 200 : 204),
    ...(media !== undefined && { media }),
  }
}

export type ParamsOf<C extends Contract> = Frozen<Static<C['params']>>
export type QueryOf<C extends Contract> = Frozen<Static<C['query']>>
export type BodyOf<C extends Contract> = Frozen<Static<C['body']>>
export type ReplyOf<C extends Contract> =
  Static<C['reply']> extends Blob | undefined ? Static<C['reply']> : Frozen<Static<C['reply']>>
