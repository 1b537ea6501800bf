import type { ObjectType, Type } from '../type.ts'

/** How a value of one type becomes one of another. */
export type Fit = 'same' | 'conversion' | 'no'

/** Whether a value of this type may stand where the other is wanted. */
export const assignable = (from: Type, to: Type): boolean => fit(from, to) !== 'no'

/** `conversion`: the value is right and its form is not, like `5` where `'5.00'` is wanted. */
export function fit(from: Type, to: Type): Fit {
  if (from.kind === 'unknown' || to.kind === 'unknown') return 'same'
  if (to.kind === 'nullable') {
    if (from.kind === 'null') return 'same'
    if (from.kind !== 'nullable') return fit(from, to.of)
    return fit(from.of, to.of) === 'same' ? 'same' : 'no'
  }
  if (from.kind === 'nullable') return to.kind === 'json' ? fit(from.of, to) : 'no'
  if (to.kind === 'json') return isJson(from) ? 'same' : 'no'
  if (from.kind === 'decimal' && to.kind === 'decimal') return fitDecimals(from.scale, to.scale)
  if (from.kind === 'integer' && to.kind === 'float') return 'same'
  if (from.kind === 'integer') return fitWhole(to)
  if (from.kind === 'bigint' && to.kind === 'decimal') return 'conversion'
  if (from.kind === 'enum') return fitChoice(from.values, to)
  if (from.kind === 'list' && to.kind === 'list') return inside(fit(from.of, to.of))
  if (from.kind === 'object' && to.kind === 'object') return inside(fitOnce(from, to))
  if (from.kind === 'row' && to.kind === 'row') return from.table === to.table ? 'same' : 'no'
  return from.kind === to.kind ? 'same' : 'no'
}

/** Whatever is not a row of a query has a form in JSON. */
const isJson = (type: Type): boolean => type.kind !== 'row'

const inside = (fitting: Fit): Fit => (fitting === 'same' ? 'same' : 'no')

function fitWhole(to: Type): Fit {
  if (to.kind === 'integer') return 'same'
  return to.kind === 'bigint' || to.kind === 'decimal' ? 'conversion' : 'no'
}

/** Digits are never dropped unasked: `round` does that. */
function fitDecimals(from: number | undefined, to: number | undefined): Fit {
  if (to === undefined || from === to) return 'same'
  return from !== undefined && from < to ? 'conversion' : 'no'
}

function fitChoice(values: readonly string[], to: Type): Fit {
  if (to.kind === 'text') return 'same'
  return to.kind === 'enum' && values.every((value) => to.values.includes(value)) ? 'same' : 'no'
}

const known = new WeakMap<ObjectType, WeakMap<ObjectType, Fit>>()

/** Two that are made of the same ones again and again are looked at once. */
function fitOnce(from: ObjectType, to: ObjectType): Fit {
  const others = known.get(from) ?? new WeakMap<ObjectType, Fit>()
  known.set(from, others)
  const found = others.get(to) ?? fitObjects(from, to)
  others.set(to, found)
  return found
}

function fitObjects(from: ObjectType, to: ObjectType): Fit {
  for (const [name, wanted] of to.members) {
    const given = from.members.get(name)
    if (given === undefined) {
      if (wanted.optional !== true) return 'no'
    } else if (given.optional === true && wanted.optional !== true) return 'no'
    else if (fit(given.type, wanted.type) !== 'same') return 'no'
  }
  return 'same'
}
