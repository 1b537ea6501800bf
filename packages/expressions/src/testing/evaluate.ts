import assert from 'node:assert/strict'
import type { Type } from '../type.ts'
import type { TypedExpression, TypedNode } from '../typed-expression.ts'
import { present } from '../types/basic.ts'
import { call } from './evaluate-call.ts'
import {
  added,
  compared,
  divided,
  fraction,
  multiplied,
  written,
  type Fraction,
} from './fraction.ts'

export type Names = ReadonlyMap<string, unknown>

/** What a formula means, said a second time and as plainly as can be: the measure of the printer. */
export function evaluate(typed: TypedExpression, names: Names): unknown {
  const of = (part: TypedExpression): unknown => evaluate(part, names)
  switch (typed.kind) {
    case 'literal':
      return literal(typed)
    case 'template':
      return typed.texts.map((text, index) => text + shown(typed.values[index], of)).join('')
    case 'name':
      return names.get(typed.name) ?? null
    case 'member':
      return member(of(typed.object), typed.name)
    case 'index':
      return asList(of(typed.object))[asNumber(of(typed.index))] ?? null
    case 'unary':
      return typed.operator === '!' ? !of(typed.operand) : negated(of(typed.operand), typed.type)
    case 'binary':
      return binary(typed, of)
    case 'choice':
      return of(typed.condition) === true ? of(typed.then) : of(typed.otherwise)
    case 'call':
      return callOf(typed, of)
    case 'method':
      return method(typed, names)
    case 'list':
      return typed.items.map(of)
    case 'object':
      return Object.fromEntries(typed.entries.map(({ name, value }) => [name, of(value)]))
    case 'conversion':
      return exactly(of(typed.operand), typed.type)
  }
}

const shown = (
  value: TypedExpression | undefined,
  of: (part: TypedExpression) => unknown,
): string => (value === undefined ? '' : String(of(value)))

export function asNumber(value: unknown): number {
  assert(typeof value === 'number')
  return value
}

export function asText(value: unknown): string {
  assert(typeof value === 'string')
  return value
}

export function asList(value: unknown): readonly unknown[] {
  assert(Array.isArray(value))
  return value
}

const isExact = (type: Type): boolean => present(type).kind === 'decimal'

const isLong = (type: Type): boolean => present(type).kind === 'bigint'

/** A number as an exact one of this type. */
export function exactly(value: unknown, type: Type): unknown {
  const exact = present(type)
  if (exact.kind === 'bigint') return String(value)
  if (exact.kind !== 'decimal' || value === null) return value
  assert(exact.scale !== undefined)
  return written(fraction(typeof value === 'number' ? value : asText(value)), exact.scale)
}

function literal({ value, type }: TypedNode<'literal'>): unknown {
  if (value.type === 'null') return null
  if (value.type !== 'number') return value.value
  if (isLong(type)) return value.digits
  return isExact(type) ? exactly(value.digits, type) : Number(value.digits)
}

function negated(value: unknown, type: Type): unknown {
  if (isLong(type)) return String(-BigInt(asText(value)))
  if (!isExact(type)) return -asNumber(value)
  const { digits, places } = fraction(asText(value))
  return written({ digits: -digits, places }, places)
}

function member(object: unknown, name: string): unknown {
  return typeof object === 'object' && object !== null ? (Reflect.get(object, name) ?? null) : null
}

function binary(typed: TypedNode<'binary'>, of: (part: TypedExpression) => unknown): unknown {
  const { operator } = typed
  const left = of(typed.left)
  if (operator === '&&') return left === true && of(typed.right) === true
  if (operator === '||') return left === true || of(typed.right) === true
  if (operator === '??') return left ?? of(typed.right)
  const right = of(typed.right)
  if (operator === 'has') return right !== null && asList(left).includes(right)
  if (operator === '==') return same(typed, left, right)
  if (operator === '!=') return !same(typed, left, right)
  if (operator === '<') return order(typed.left.type, left, right) < 0
  if (operator === '<=') return order(typed.left.type, left, right) <= 0
  if (operator === '>') return order(typed.left.type, left, right) > 0
  if (operator === '>=') return order(typed.left.type, left, right) >= 0
  if (isExact(typed.type)) return exactArithmetic(typed, left, right)
  if (isLong(typed.type)) return String(long(operator, BigInt(asText(left)), BigInt(asText(right))))
  if (operator === '+' && typeof left === 'string') return left + asText(right)
  return arithmetic(operator, asNumber(left), asNumber(right))
}

function same({ left, right }: TypedNode<'binary'>, a: unknown, b: unknown): boolean {
  if (a === null || b === null) return a === b
  return isExact(left.type) && isExact(right.type) ? order(left.type, a, b) === 0 : a === b
}

/** Nothing first; texts by their code points. */
export function order(type: Type, a: unknown, b: unknown): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null)
  if (isExact(type) || isLong(type)) return compared(fraction(String(a)), fraction(String(b)))
  if (typeof a !== 'string') return asNumber(a) - asNumber(b)
  const [x, y] = [[...a], [...asText(b)]]
  const at = x.findIndex((character, index) => character !== y[index])
  if (at < 0) return x.length - y.length
  return (x[at]?.codePointAt(0) ?? -1) - (y[at]?.codePointAt(0) ?? -1)
}

function arithmetic(operator: string, a: number, b: number): number | null {
  if (operator === '+') return a + b
  if (operator === '-') return a - b
  if (operator === '*') return a * b
  if (b === 0) return null
  return operator === '%' ? a % b : a / b
}

function long(operator: string, a: bigint, b: bigint): bigint {
  if (operator === '+') return a + b
  if (operator === '-') return a - b
  return operator === '*' ? a * b : a % b
}

function exactArithmetic(typed: TypedNode<'binary'>, left: unknown, right: unknown): unknown {
  const [a, b] = [fraction(String(left)), fraction(String(right))]
  const result =
    typed.operator === '*' ? multiplied(a, b) : added(a, b, typed.operator === '+' ? 1n : -1n)
  return inType(result, typed.type)
}

function inType(result: Fraction, type: Type): string {
  const exact = present(type)
  assert(exact.kind === 'decimal' && exact.scale !== undefined)
  return written(result, exact.scale)
}

function callOf(typed: TypedNode<'call'>, of: (part: TypedExpression) => unknown): unknown {
  const [first] = typed.arguments
  const isRounded = typed.name === 'round' || typed.name === 'floor'
  if (!isRounded || first === undefined)
    return call(typed.name, typed.arguments.map(of), typed.type)
  const isQuotient = first.kind === 'binary' && first.operator === '/'
  const top = fraction(String(of(isQuotient ? first.left : first)))
  const bottom = isQuotient ? fraction(String(of(first.right))) : fraction(1)
  if (bottom.digits === 0n) return null
  const exact = present(typed.type)
  assert(exact.kind === 'decimal' && exact.scale !== undefined)
  return written(divided(top, bottom, exact.scale, typed.name === 'floor'), exact.scale)
}

function method(typed: TypedNode<'method'>, names: Names): unknown {
  const items = asList(evaluate(typed.object, names))
  const ask = (item: unknown): unknown =>
    evaluate(typed.body, new Map([...names, [typed.parameter, item]]))
  switch (typed.method) {
    case 'map':
      return items.map(ask)
    case 'filter':
      return items.filter((item) => ask(item) === true)
    case 'find':
      return items.find((item) => ask(item) === true) ?? null
    case 'some':
      return items.some((item) => ask(item) === true)
    case 'every':
      return items.every((item) => ask(item) === true)
    case 'sortBy':
      return items.toSorted((a, b) => order(typed.body.type, ask(a), ask(b)))
    case 'groupBy':
      return [...new Set(items.map(ask))].map((key) => ({
        key,
        items: items.filter((item) => ask(item) === key),
      }))
    case 'sumOf':
      return sumOf(items.map(ask), typed.type)
  }
}

function sumOf(numbers: readonly unknown[], type: Type): unknown {
  if (!isExact(type)) return numbers.reduce((sum: number, one) => sum + asNumber(one), 0)
  const sum = numbers.reduce<Fraction>((all, one) => added(all, fraction(asText(one)), 1n), {
    digits: 0n,
    places: 0,
  })
  return inType(sum, type)
}
