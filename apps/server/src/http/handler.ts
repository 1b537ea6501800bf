import type {
  Api,
  AtLeast,
  BodyOf,
  Contract,
  ParamsOf,
  Permission,
  ProjectRole,
  QueryOf,
  ReplyOf,
  RouteName,
} from '@drawbridge/protocol'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AccountScope, ProjectScope } from '../accounts/scope.ts'
import type { Identity } from './identity.ts'

/** What a route's function is given, by its permission: no scope, an account's, or a member's. */
type Scopes<P extends Permission> = P extends 'anyone'
  ? object
  : P extends 'account'
    ? { readonly account: AccountScope; readonly session: Identity['session'] }
    : {
        readonly account: AccountScope
        readonly project: ProjectScope<AtLeast[Extract<P, ProjectRole>]>
      }

export type Call<C extends Contract> = Scopes<C['permission']> & {
  readonly params: ParamsOf<C>
  readonly query: QueryOf<C>
  readonly body: BodyOf<C>
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** An answer to be saved under a name. */
export interface Attachment {
  readonly fileName: string
  readonly content: string | Uint8Array
}

export type Answer<C extends Contract> = ReplyOf<C> extends Blob ? Attachment : ReplyOf<C>

export type Handler<C extends Contract> = (call: Call<C>) => Promise<Answer<C>>

/** The functions behind some routes of the table, by name. */
export type Handlers<Names extends RouteName = RouteName> = {
  readonly [Name in Names]: Handler<Api[Name]>
}
