import type { JsonObject, Manifest } from '@drawbridge/manifest'
import type { TSchema } from 'typebox'
import type { RouteInfo } from '../../contribution.ts'
import type { Described, JsonObject as Schema } from '../../openapi.ts'
import type { AuthChoices } from '../settings.ts'

/** A way as it stands in the settings of sign-in: which, and what was chosen about it. */
export type DrawnWay = JsonObject & { readonly kind: string }

/** Sign-in as its ways see it. */
export type AroundWay = Omit<AuthChoices, 'routes'>

/**
 * What a way takes from sign-in itself.
 * - `signedIn`: the schema of the answer to whoever has signed in, from `src/auth/schemas.ts`.
 * - `newPassword`: the schema of a password that is chosen, and `refuseWeak`.
 * - `throttle`: `countAttempt`, `resetCounters` and `counter` of `src/auth/throttle.ts`.
 * - `credentials`: `findCredentials` and `readCredentials` of `src/auth/queries.ts`.
 * - `publicUrl`: `PUBLIC_URL`, as `src/auth/public-url.ts` reads it.
 * - `links`: links into mail, made from that, and the pages that they lead to.
 * - `tickets`: the table of secrets that are sent out, and `src/auth/tickets.ts`.
 * - `bareAccounts`: accounts that are opened without a password.
 * - `reauthentication`: `reauthenticate`, which asks for the password once more.
 * - `recentSignIn`: `signedInRecently`, which asks to have signed in a short while ago.
 * - `egress`: the one way out, for calls of other services, and the setting that opens it wider.
 */
export type Asked =
  | 'signedIn'
  | 'newPassword'
  | 'throttle'
  | 'credentials'
  | 'publicUrl'
  | 'links'
  | 'tickets'
  | 'bareAccounts'
  | 'reauthentication'
  | 'recentSignIn'
  | 'egress'

/** A route that a way adds, and all that is said of it: policy, OpenAPI and explorer read this. */
export interface WayRoute extends Pick<
  RouteInfo,
  'method' | 'name' | 'summary' | 'access' | 'members'
> {
  /** Below the path of sign-in: `/sessions/{id}`. */
  readonly path: string
  /** It signs somebody in, so that it needs no CSRF token of a session before. */
  readonly beginsSession?: true
  /** It leads to a second factor, so that it is for those as well who need one and have none yet. */
  readonly beforeSecondFactor?: true
  readonly described: Described
}

/** What a way looks like and what can be set about it: all that a canvas needs to know. */
export interface WayFace<Settings = unknown> {
  /** As it stands in a manifest: `magicLink`. */
  readonly kind: string
  readonly about: {
    readonly title: string
    /** What it gives the people who sign in, in one sentence. */
    readonly summary: string
    /** One live sentence about this very one, in a drawing where there is one. */
    sentence(settings: Settings, drawing?: Manifest): string
    /** Name of a lucide icon. */
    readonly icon: string
    /** Words by which a person may mean it. */
    readonly vocabulary: readonly string[]
  }
  /** With its `kind` as a literal; each member but that has a default or is filled by `defaults`. */
  readonly settings: TSchema
  /** Settings of a new one, without its kind. */
  readonly defaults: JsonObject
  /** What a new one has besides, for what is drawn already. */
  defaultsIn?(drawing: Manifest): JsonObject
  readonly asks: readonly Asked[]
  /** There may be several, each with a `name` of its own. */
  readonly several?: true
  /**
   * What it may ask of whoever has proved who they are, in place of signing them in: the members of
   * that answer, as JSON Schema. Their names are no other way's.
   */
  besides?(settings: Settings): JsonObject
  /** Another way to be known than to sign in, as OpenAPI names and describes it; not good for routes of sign-in. */
  readonly credential?: { readonly name: string; readonly scheme: JsonObject }
  /** An emitted function of a database, a user and an address that they have shown to be theirs. */
  readonly notesProof?: {
    readonly name: string
    readonly module: string
    /** The same for whoever came by the proof alone: what was planted before the first one goes. */
    readonly takesOver: string
  }
  /** Its tables with what one comes back into an account by, of a `user_id` each. */
  readonly waysBack?: readonly string[]
  /** Addresses of other services that it calls. */
  calls?(settings: Settings): readonly string[]
  /** `proved`: what is answered to whoever has proved who they are, for OpenAPI. */
  routes(settings: Settings, auth: AroundWay, proved?: Schema): readonly WayRoute[]
}
