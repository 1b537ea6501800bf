import { pieces, type Pieces } from './pieces.ts'
import type { SqlFunction } from './tree.ts'

/** A call as the standard has it. */
export function standardCall<P>(
  name: SqlFunction,
  [first = [], ...others]: readonly Pieces<P>[],
): Pieces<P> {
  switch (name) {
    case 'concat':
      return pieces`(${first}${others.flatMap((one) => pieces` || ${one}`)})`
    case 'absolute':
      return pieces`abs(${first})`
    default:
      return pieces`${name}(${first})`
  }
}
