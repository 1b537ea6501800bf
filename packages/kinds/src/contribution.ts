import type { Hole, Ref } from '@drawbridge/source'
import type { Access, Operation } from './access.ts'
import type { Model } from './model.ts'
import type { Described } from './openapi.ts'

/** One route of the backend, and the nodes a request to it passes, in order. */
export interface RouteInfo {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** `/tasks/{id}` */
  readonly path: string
  /** `listTasks`: also the OpenAPI operation id and the name of the emitted function. */
  readonly name: string
  readonly summary: string
  readonly operation: Operation | 'auth' | 'flow'
  readonly access: Access
  readonly nodes: readonly string[]
  /** Of sign-in: for those as well who need a second factor and have none yet. */
  readonly beforeSecondFactor?: true
  /** Of a way in that is for members of an organisation. */
  readonly members?: RouteMembers
  /** Of a way in: what it takes and gives. */
  readonly described?: Described
  /** Where its rule was drawn, in the last of the nodes. */
  readonly field?: string
}

/** Whether it is one of those by which people sign in. */
export const isOfSignIn = ({ operation }: RouteInfo): boolean => operation === 'auth'
/** Whether its steps were drawn by hand. */
export const isDrawnByHand = ({ operation }: RouteInfo): boolean => operation === 'flow'

/** Which members of the organisation that a call is about it is for. */
export interface RouteMembers {
  /** Null: every member. */
  readonly roles: readonly string[] | null
  /** What other members are told; whoever is none is told that it is not there. */
  readonly otherwise: 403 | 404
}

/** A person's own code in a module, of this step: where it is no body of a function, they are told. */
export interface OwnCode {
  readonly step: string
  readonly field: string
  readonly source: string
}

/** What a part adds to the repository. A closed list: the compiler knows what to do with each. */
export type Contribution =
  /** A TypeScript module; its lines come from `node` unless a piece of it says otherwise. */
  | {
      readonly type: 'module'
      readonly path: string
      readonly node: string
      readonly code: Hole
      readonly own?: OwnCode
      /** No more of it is written than others import. */
      readonly pruned?: true
    }
  /** A module that is written from every route that there is. */
  | {
      readonly type: 'moduleOfRoutes'
      readonly path: string
      readonly node: string
      code(routes: readonly RouteInfo[]): Hole
    }
  /** A file whose text does not vary. */
  | { readonly type: 'file'; readonly path: string; readonly text: string; readonly node?: string }
  /** A statement of `buildApp`, after the database is open and before any route. */
  | { readonly type: 'setup'; readonly node: string; readonly code: Hole }
  /** A Fastify plugin with routes, registered by `buildApp`. */
  | {
      readonly type: 'plugin'
      readonly node: string
      readonly plugin: Ref
      /** The api that it belongs to. */
      readonly api?: string
      /** `/api`, before all its paths. */
      readonly prefix?: string
    }
  /** A member of the configuration: `jwtSecret`, of a type, read from the environment. */
  | {
      readonly type: 'setting'
      readonly node: string
      readonly name: string
      readonly valueType: 'string' | 'number'
      /** An expression over `required(name, minLength)` and `integer(name, fallback, maximum)`. */
      readonly read: Hole
    }
  | { readonly type: 'route'; readonly route: RouteInfo }

/** What a checked part becomes. Pure; reads its arguments alone. */
export type Emit = (node: string, model: Model) => readonly Contribution[]
