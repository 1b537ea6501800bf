import { randomOf } from './random.ts'
import type { Spot } from './text.ts'

const DAY = 86_400_000

/** Before today what has been, after it what is planned; what ends, later than what begins. */
export function madeUpDay({ table, name, at }: Spot, today: Date): Date {
  const random = randomOf(`${table} ${at}`)
  const [share, hours] = [random(), random()]
  const start = new Date(today).setUTCHours(0, 0, 0, 0)
  const [from, to] = SPANS.find(([pattern]) => pattern.test(name))?.[1] ?? [-60, -1]
  const day = start + Math.floor(from + share * (to - from)) * DAY
  const hour = 8 + Math.floor(hours * 9)
  return new Date(day + hour * 3_600_000 + (IS_END.test(name) ? 2 * 3_600_000 : 0))
}

const IS_END = /end|until|finish|close|expir|return|leav|checkout|to$/i

/** In days from today; of one row the same share of the way, so that what begins comes first. */
const SPANS: readonly (readonly [RegExp, readonly [number, number]])[] = [
  [/birth|born/i, [-27_000, -7_000]],
  [/hired|joined|since|founded/i, [-3_000, -100]],
  [/end|until|finish|close|expir|return|leav|checkout/i, [4, 62]],
  [/due|deadline|start|begin|schedul|plan|next|arriv|checkin|event|date$/i, [1, 45]],
]
