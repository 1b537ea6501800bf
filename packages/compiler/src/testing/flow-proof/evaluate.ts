import type { Formula, ListMethod } from './drawn.ts'

/** An exact number is its hundredths, so that it is never taken for another. */
export type Value = null | boolean | number | string | bigint | readonly Value[] | ValueObject
export interface ValueObject {
  readonly [name: string]: Value
}

export type Names = ReadonlyMap<string, Value>

/** What a formula is worth. Says anew what docs/expressions.md says, and knows nothing of the compiler. */
export function evaluate(formula: Formula, names: Names): Value {
  const of = (inner: Formula): Value => evaluate(inner, names)
  switch (formula.form) {
    case 'fixed':
      return formula.value
    case 'exact':
      return BigInt(formula.cents)
    case 'name': {
      const value = names.get(formula.name)
      if (value === undefined) throw new Error(`Nothing is called ${formula.name}.`)
      return value
    }
    case 'member': {
      const object = of(formula.of)
      if (object === null && formula.optional) return null
      return memberOf(object, formula.name)
    }
    case 'binary':
      return operated(formula, of)
    case 'not':
      return !of(formula.of)
    case 'choice':
      return of(formula.when) === true ? of(formula.then) : of(formula.otherwise)
    case 'template':
      return formula.parts
        .map((part) => (typeof part === 'string' ? part : written(of(part))))
        .join('')
    case 'call':
      return called(formula.name, formula.of.map(of))
    case 'arrow': {
      const body = (item: Value): Value =>
        evaluate(formula.body, new Map([...names, [formula.item, item]]))
      return gone(listIn(of(formula.list)), formula.method, body)
    }
    case 'list':
      return formula.items.map(of)
    case 'object':
      return Object.fromEntries(
        Object.entries(formula.entries).map(([name, value]) => [name, of(value)]),
      )
  }
}

export const listIn = (value: Value): readonly Value[] => {
  if (Array.isArray(value)) return value as readonly Value[]
  throw new Error('This is no list.')
}

export function memberOf(object: Value, name: string): Value {
  const value = (object as ValueObject)[name]
  if (value === undefined) throw new Error(`There is no ${name}.`)
  return value
}

/** As it stands in a text. */
function written(value: Value): string {
  return typeof value === 'bigint' ? cents(value) : String(value)
}

export function cents(value: bigint): string {
  const digits = String(value < 0n ? -value : value).padStart(3, '0')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

function operated(formula: Formula & { form: 'binary' }, of: (inner: Formula) => Value): Value {
  const left = of(formula.left)
  switch (formula.operator) {
    case '&&':
      return left === true && of(formula.right)
    case '||':
      return left === true || of(formula.right)
    case '??':
      return left ?? of(formula.right)
    default:
  }
  const right = of(formula.right)
  switch (formula.operator) {
    case '+':
      return typeof left === 'string' ? left + String(right) : sum(left, right)
    case '-':
      return sum(left, typeof right === 'bigint' ? -right : -Number(right))
    case '*':
      return typeof left === 'bigint'
        ? left * BigInt(Number(right))
        : typeof right === 'bigint'
          ? BigInt(Number(left)) * right
          : Number(left) * Number(right)
    case '%':
      return right === 0 ? null : Number(left) % Number(right)
    case '==':
      return isSame(left, right)
    case '!=':
      return !isSame(left, right)
    case 'has':
      return listIn(left).some((one) => isSame(one, right))
    case '<':
      return compared(left, right) < 0
    case '<=':
      return compared(left, right) <= 0
    case '>':
      return compared(left, right) > 0
    default:
      return compared(left, right) >= 0
  }
}

function sum(left: Value, right: Value): Value {
  if (typeof left === 'bigint' || typeof right === 'bigint') return exact(left) + exact(right)
  return Number(left) + Number(right)
}

const exact = (value: Value): bigint =>
  typeof value === 'bigint' ? value : BigInt(Number(value)) * 100n

/** Rows are the same where they have the same key. */
export function isSame(left: Value, right: Value): boolean {
  const [a, b] = [keyOf(left), keyOf(right)]
  if (typeof a === 'bigint' || typeof b === 'bigint')
    return a !== null && b !== null && exact(a) === exact(b)
  return a === b
}

const keyOf = (value: Value): Value =>
  value !== null && typeof value === 'object' && 'id' in value ? memberOf(value, 'id') : value

/** Texts by code point; nothing before everything. */
export function compared(left: Value, right: Value): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null)
  if (typeof left === 'bigint' || typeof right === 'bigint') {
    const difference = exact(left) - exact(right)
    return Number(difference > 0n) - Number(difference < 0n)
  }
  if (typeof left === 'string') return Buffer.compare(Buffer.from(left), Buffer.from(String(right)))
  return Number(left) - Number(right)
}

function gone(list: readonly Value[], method: ListMethod, body: (item: Value) => Value): Value {
  switch (method) {
    case 'map':
      return list.map(body)
    case 'filter':
      return list.filter((item) => body(item) === true)
    case 'some':
      return list.some((item) => body(item) === true)
    case 'every':
      return list.every((item) => body(item) === true)
    case 'sumOf':
      return list.map(body).reduce(sum, 0)
    case 'sortBy':
      return list.toSorted((a, b) => compared(body(a), body(b)))
    case 'groupBy':
      return [...Map.groupBy(list, body)].map(([key, items]) => ({ key, items }))
  }
}

function called(name: string, values: readonly Value[]): Value {
  const [first = null, second = null, third = null] = values
  const characters = [...String(first)]
  switch (name) {
    case 'length':
      return characters.length
    case 'upper':
      return String(first).toUpperCase()
    case 'slice':
      return characters.slice(Number(second), Number(third)).join('')
    case 'join':
      return listIn(first).join(String(second))
    case 'count':
      return listIn(first).length
    case 'first':
      return listIn(first)[0] ?? null
    case 'take':
      return listIn(first).slice(0, Math.max(0, Number(second)))
    case 'reverse':
      return listIn(first).toReversed()
    case 'concat':
      return [...listIn(first), ...listIn(second)]
    case 'min':
      return compared(first, second) <= 0 ? first : second
    case 'max':
      return compared(first, second) >= 0 ? first : second
    default:
      throw new Error(`There is no function ${name}.`)
  }
}
