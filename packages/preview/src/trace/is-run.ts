import type { Happening, SeenRun } from '../inside/words.ts'

/** The code inside may have written it: shape and order are looked at before anybody shows it. */
export function isRun(value: unknown): value is SeenRun {
  if (!isRecord(value)) return false
  const { name, request, began, ms, method, path, status, failed, happenings } = value
  return (
    [name, request, method, path].every((one) => typeof one === 'string') &&
    (failed === undefined || isFailure(failed)) &&
    [began, ms, status, value['left'], value['missed']].every(Number.isFinite) &&
    ['caller', 'body', 'answer'].every((key) => key in value) &&
    typeof value['dry'] === 'boolean' &&
    Array.isArray(happenings) &&
    happenings.every(isHappening)
  )
}

const isFailure = (value: unknown): boolean =>
  isRecord(value) && typeof value['message'] === 'string' && typeof value['stack'] === 'string'

type Loose<One> = Partial<Record<One extends unknown ? keyof One : never, unknown>>

function isHappening(value: unknown, place: number): value is Happening {
  if (!isRecord(value)) return false
  const one: Loose<Happening> = value
  const { at, ms, within, failed = '' } = one
  if (!Number.isFinite(at) || !isNullOr(Number.isFinite, ms) || typeof failed !== 'string')
    return false
  if (within !== null && !(Number.isInteger(within) && isBetween(Number(within), place)))
    return false
  switch (one.sort) {
    case 'step':
      return Number.isInteger(one.point) && Number.isInteger(one.run)
    case 'statement':
      return (
        typeof one.text === 'string' &&
        Array.isArray(one.values) &&
        isNullOr(Number.isFinite, one.rows)
      )
    case 'transaction':
      return true
    case 'call':
      return (
        typeof one.method === 'string' &&
        typeof one.url === 'string' &&
        isNullOr(Number.isFinite, one.status)
      )
    default:
      return false
  }
}

/** What something is part of began before it: a list in which that holds can be walked to its end. */
const isBetween = (within: number, place: number): boolean => within >= 0 && within < place

const isNullOr = (holds: (value: unknown) => boolean, value: unknown): boolean =>
  value === null || holds(value)

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
