import type { BinaryOperator } from '@drawbridge/expressions'
import { isList, keyOf, scaledTo, unforeseen, type Exact, type Value } from './value.ts'

/** Whether two values are one: rows and people are, where their keys are. */
export function isSame(one: Value, other: Value): boolean {
  if (one === null || other === null)
    return isUnknown(one) || isUnknown(other) ? unforeseen() : one === other
  if (typeof one !== 'object' && typeof other !== 'object')
    return typeof one === typeof other ? one === other : unforeseen()
  if (typeof one !== 'object') return isSame(other, one)
  if (isList(one)) return unforeseen()
  switch (one.kind) {
    case 'row':
      return isSame(keyOf(one), other)
    case 'key': {
      if (typeof other !== 'object' || isList(other)) return unforeseen()
      if (other.kind !== 'key' && other.kind !== 'row') return unforeseen()
      return one.table === other.table ? one.number === other.number : unforeseen()
    }
    case 'person':
      return typeof other === 'object' && !isList(other) && other.kind === 'person'
        ? one.isCaller === other.isCaller
        : unforeseen()
    case 'exact':
      return compared(one, other) === 0
    default:
      return unforeseen()
  }
}

export const isUnknown = (value: Value): boolean =>
  value !== null && typeof value === 'object' && !isList(value) && value.kind === 'unknown'

/** Numbers alone have an order that every database agrees on. */
export function compared(one: Value, other: Value): number {
  const [left, right] = alike(numberIn(one), numberIn(other))
  const difference = left.digits - right.digits
  return Number(difference > 0n) - Number(difference < 0n)
}

export function calculated(operator: BinaryOperator, one: Value, other: Value): Value {
  if (operator === '+' && typeof one === 'string' && typeof other === 'string') return one + other
  const [left, right] = [numberIn(one), numberIn(other)]
  const [a, b] = alike(left, right)
  switch (operator) {
    case '+':
      return asNumber({ ...a, digits: a.digits + b.digits })
    case '-':
      return asNumber({ ...a, digits: a.digits - b.digits })
    case '*':
      return asNumber({
        kind: 'exact',
        digits: left.digits * right.digits,
        scale: left.scale + right.scale,
      })
    default:
      return unforeseen()
  }
}

export const sum = (values: readonly Value[]): Value =>
  // Nobody can tell of no values how many digits they have behind the point.
  values.length === 0 ? unforeseen() : values.reduce((all, one) => calculated('+', all, one))

export function numberIn(value: Value): Exact {
  if (typeof value === 'number' && Number.isSafeInteger(value))
    return { kind: 'exact', digits: BigInt(value), scale: 0 }
  if (value !== null && typeof value === 'object' && !isList(value) && value.kind === 'exact')
    return value
  return unforeseen()
}

/** A whole number where there is nothing behind the point. */
function asNumber(exact: Exact): Value {
  if (exact.scale > 0) return exact
  const number = Number(exact.digits)
  return Number.isSafeInteger(number) ? number : unforeseen()
}

function alike(one: Exact, other: Exact): readonly [Exact, Exact] {
  const scale = Math.max(one.scale, other.scale)
  return [scaledTo(one, scale), scaledTo(other, scale)]
}
