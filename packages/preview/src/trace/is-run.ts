import type { CutPart, Moment, SeenRows, SeenRun } from '../inside/words.ts'

/** The code inside may have written it: shape and order are looked at before anybody shows it. */
export function isRun(value: unknown): value is SeenRun {
  if (!isRecord(value)) return false
  const { name, request, began, ms, method, path, status, failed, moments } = value
  return (
    [name, request, method, path].every((one) => typeof one === 'string') &&
    (failed === undefined || isFailure(failed)) &&
    [began, ms, status, value['left'], value['missed']].every(Number.isFinite) &&
    ['caller', 'body', 'answer'].every((key) => key in value) &&
    typeof value['dry'] === 'boolean' &&
    Array.isArray(moments) &&
    moments.every(isMoment) &&
    Array.isArray(value['cut']) &&
    value['cut'].every((part) => CUT_PARTS.has(part)) &&
    Array.isArray(value['rows']) &&
    value['rows'].every(isRows) &&
    (value['sent'] === undefined || isSent(value['sent']))
  )
}

const CUT_PARTS = new Set<unknown>(['path', 'body', 'answer'] satisfies CutPart[])

const isSent = (value: unknown): boolean =>
  isRecord(value) &&
  typeof value['path'] === 'string' &&
  value['path'].startsWith('/') &&
  isRecord(value['headers']) &&
  Object.values(value['headers']).every((one) => typeof one === 'string') &&
  ['string', 'undefined'].includes(typeof value['body']) &&
  typeof value['proved'] === 'boolean'

function isRows(value: unknown): value is SeenRows {
  if (!isRecord(value)) return false
  const { table, read, asked, changes }: Loose<SeenRows> = value
  return (
    typeof table === 'string' &&
    Array.isArray(read) &&
    read.every(isKey) &&
    typeof asked === 'boolean' &&
    (changes === null || (Array.isArray(changes) && changes.every(isChange)))
  )
}

const isChange = (value: unknown): boolean =>
  isRecord(value) &&
  isKey(value['key']) &&
  isNullOr(isRow, value['before']) &&
  isNullOr(isRow, value['after'])

const isRow = (value: unknown): boolean => isRecord(value) && Object.values(value).every(isCell)

const isCell = (value: unknown): boolean =>
  ['string', 'number', 'boolean'].includes(typeof value) ||
  value === null ||
  (isRecord(value) && typeof value['start'] === 'string' && Number.isFinite(value['length']))

const isKey = (value: unknown): boolean => typeof value === 'string' || Number.isFinite(value)

const isFailure = (value: unknown): boolean =>
  isRecord(value) && typeof value['message'] === 'string' && typeof value['stack'] === 'string'

type Loose<One> = Partial<Record<One extends unknown ? keyof One : never, unknown>>

function isMoment(value: unknown, place: number): value is Moment {
  if (!isRecord(value)) return false
  const one: Loose<Moment> = value
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
