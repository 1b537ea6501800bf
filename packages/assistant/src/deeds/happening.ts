import type { Node } from '@drawbridge/manifest'
import type { When } from './scene.ts'

/** What sets a flow going, and in which case. */
export interface Happening {
  readonly table: Node
  readonly when: When
  /** Formulas of `row` and, after a change, `before`. */
  readonly condition?: string
  /** As it is told: `an order is paid`. */
  readonly said?: string
}
