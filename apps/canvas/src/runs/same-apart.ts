import type { Run } from '@drawbridge/protocol'

type Timed = Pick<Run, 'began' | 'ms'>

/** Clocks tell whole milliseconds, and a request is noted a moment after it came. */
const SLACK_MS = 100

/**
 * Whether what one request had is what another one had, but for times that are counted from when
 * each of them came: now, in an hour, 30 days ago.
 */
export function sameApart(one: Timed, other: Timed): (a: unknown, b: unknown) => boolean {
  const apart = other.began - one.began
  const slack = one.ms + other.ms + SLACK_MS
  const isSame = (a: unknown, b: unknown): boolean => {
    if (Object.is(a, b)) return true
    if (isObject(a) && isObject(b)) {
      const keys = Object.keys(a)
      return (
        Array.isArray(a) === Array.isArray(b) &&
        keys.length === Object.keys(b).length &&
        keys.every((key) => key in b && isSame(a[key], b[key]))
      )
    }
    const [from, to] = [timeOf(a), timeOf(b)]
    return from !== undefined && to !== undefined && Math.abs(to - from - apart) <= slack
  }
  return isSame
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** The first millisecond of 2001: smaller numbers are none of our times. */
const FIRST_TIME = 978_307_200_000
const TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?Z?$/

/** Milliseconds since 1970, in whichever form a database takes them. */
function timeOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value >= FIRST_TIME ? value : undefined
  if (typeof value !== 'string' || !TIME.test(value)) return undefined
  return Date.parse(`${value.replace(' ', 'T').replace('Z', '')}Z`)
}
