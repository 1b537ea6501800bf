import type { Way } from './way.ts'
import { chosenWay, type WithWays } from './drawn-faces.ts'
import { wayOf } from './registry.ts'

/** The ways of a drawing, with what nobody chose filled in, and the place of each among them. */
export function drawnWays({ ways }: WithWays): readonly {
  readonly way: Way
  readonly settings: unknown
  readonly index: number
}[] {
  return ways.flatMap((drawn, index) => {
    const way = wayOf(drawn.kind)
    return way === undefined ? [] : [{ way, settings: chosenWay(way, drawn), index }]
  })
}
