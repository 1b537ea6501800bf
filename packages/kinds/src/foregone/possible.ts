import type { Type } from '@drawbridge/expressions'
import type { Atom, Constant, Truth } from './truth.ts'

/** So many ways to meet a condition are looked at; one with more is taken for one that can be met. */
const MOST_STEPS = 5_000

/** Whether there can be a row and a caller for which all of it holds. */
export function isPossible(wanted: readonly Truth[]): boolean {
  let steps = 0
  const search = (open: readonly Truth[], known: readonly Atom[]): boolean => {
    steps += 1
    if (steps > MOST_STEPS) return true
    const [first, ...rest] = open
    if (first === undefined) return true
    if (typeof first === 'boolean') return first && search(rest, known)
    if (first.kind === 'all') return search([...first.of, ...rest], known)
    if (first.kind === 'any') return first.of.some((one) => search([one, ...rest], known))
    if (first.kind === 'apart') return isPossible([first.of]) && search(rest, known)
    const next = [...known, first]
    return agree(next, first) && search(rest, next)
  }
  return search(wanted, [])
}

/** Whether what is known of the newest one's value can be, along with the others. */
function agree(known: readonly Atom[], newest: Atom): boolean {
  if (newest.kind === 'so')
    return !known.some(
      (one) => one.kind === 'so' && one.text === newest.text && one.holds !== newest.holds,
    )
  const { path, type } = newest
  const about = known.filter((one): one is Value => one.kind !== 'so' && one.path === path)
  return hasValue(about, type)
}

type Value = Exclude<Atom, { readonly kind: 'so' }>
type Bound = Extract<Atom, { readonly kind: 'bound' }>

function hasValue(about: readonly Value[], type: Type): boolean {
  const must = valuesOf(about, true)
  const mustNot = valuesOf(about, false)
  const bounds = about.filter((one): one is Bound => one.kind === 'bound')
  if (must.size > 1 || [...must].some((value) => mustNot.has(value))) return false
  const isNullable = type.kind === 'nullable'
  const choices = choicesOf(isNullable ? type.of : type)
  const [value] = must
  if (value === null) return bounds.length === 0
  if (value !== undefined)
    return (choices?.includes(value) ?? true) && bounds.every((bound) => isWithin(value, bound))
  if (isNullable && bounds.length === 0 && !mustNot.has(null)) return true
  if (choices !== undefined && choices.every((choice) => mustNot.has(choice))) return false
  return meet(bounds, (isNullable ? type.of : type).kind === 'integer')
}

function valuesOf(about: readonly Value[], holds: boolean): ReadonlySet<Constant> {
  return new Set(about.flatMap((one) => (one.kind === 'is' && one.holds === holds ? [one.to] : [])))
}

function choicesOf(type: Type): readonly Constant[] | undefined {
  if (type.kind === 'boolean') return [true, false]
  return type.kind === 'enum' ? type.values : undefined
}

function isWithin(value: Constant, { side, to, closed }: Bound): boolean {
  if (value === to) return closed
  if (typeof value === 'number' && typeof to === 'number')
    return side === 'below' ? value < to : value > to
  if (typeof value === 'string' && typeof to === 'string')
    return side === 'below' ? value < to : value > to
  return true
}

/** Whether a value stands between all of the bounds. */
function meet(bounds: readonly Bound[], isWhole: boolean): boolean {
  const exact = isWhole ? bounds.map(inward) : bounds
  const [above, below] = (['above', 'below'] as const).map((side) =>
    exact.filter((one) => one.side === side),
  )
  return !above?.some((low) => below?.some((high) => !isBelow(low, high)))
}

/** A bound on whole numbers that may be reached itself. */
function inward(bound: Bound): Bound {
  const { side, to, closed } = bound
  if (typeof to !== 'number') return bound
  const edge = side === 'above' ? Math.ceil(to) : Math.floor(to)
  if (edge !== to || closed) return { ...bound, to: edge, closed: true }
  return { ...bound, to: side === 'above' ? to + 1 : to - 1, closed: true }
}

function isBelow(low: Bound, high: Bound): boolean {
  if (low.to === high.to) return low.closed && high.closed
  if (typeof low.to === 'number' && typeof high.to === 'number') return low.to < high.to
  return String(low.to) < String(high.to)
}
