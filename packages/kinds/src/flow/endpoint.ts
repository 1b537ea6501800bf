import type { Access } from '../access.ts'
import type { Property } from './property.ts'
import type { Step } from './step.ts'

/** A route of an api that is drawn by hand: what comes in, who may, and what happens. */
export interface Endpoint {
  readonly id: string
  /** `createArticle`: the operation's id, and the name of the emitted function. */
  readonly name: string
  readonly description?: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** `/articles/:slug`, below the api's prefix. */
  readonly path: string
  readonly access: Access
  /** Types of the names in the path; one that is not listed is text. */
  readonly params?: readonly Property[]
  readonly query?: readonly Property[]
  readonly headers?: readonly Property[]
  /** Members of the body, which is JSON, or multipart where one of them is a file. */
  readonly body?: readonly Property[]
  /** What is done with members of the body that are not listed. */
  readonly unlisted?: 'refuse' | 'ignore'
  readonly steps: readonly Step[]
}

/**
 * What is done when a caller writes a row by a ready-made operation, in the same transaction: where
 * it fails, nothing is written.
 */
export interface TableEvent {
  readonly id: string
  readonly name: string
  readonly when:
    | 'beforeCreate'
    | 'afterCreate'
    | 'beforeUpdate'
    | 'afterUpdate'
    | 'beforeDelete'
    | 'afterDelete'
  readonly steps: readonly Step[]
}
