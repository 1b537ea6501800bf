import type { Condition, Select, Value } from '../query/tree.ts'
import type { ValueType } from '../query/value-type.ts'

/** Decimals are counted in their last place. */
export type Content = string | number | bigint | boolean | null

/** A parameter of a test. */
export interface Cell {
  readonly content: Content
  readonly type: ValueType
}

export type Row = Readonly<Record<string, Content>>

/** What a row is called in a statement, and the row. */
type Rows = Readonly<Record<string, Row>>

/** Whether a row meets a condition: what the databases are held against. */
export function holds(condition: Condition<Cell>, row: Row, table: readonly Row[]): boolean {
  return test(condition, { things: row }, table)
}

export function valueIn(value: Value<Cell>, row: Row, table: readonly Row[]): Content {
  return evaluate(value, { things: row }, table)
}

function test(condition: Condition<Cell>, rows: Rows, table: readonly Row[]): boolean {
  const valueOf = (value: Value<Cell>) => evaluate(value, rows, table)
  const inner = (one: Condition<Cell>) => test(one, rows, table)
  switch (condition.kind) {
    case 'constant':
      return condition.value
    case 'equal':
      return (valueOf(condition.left) === valueOf(condition.right)) !== (condition.negated === true)
    case 'compare': {
      const order = compared(valueOf(condition.left), valueOf(condition.right))
      if (order === undefined) return false
      const { operator } = condition
      if (order === 0) return operator === '<=' || operator === '>='
      return order < 0 === operator.startsWith('<')
    }
    case 'among': {
      const value = valueOf(condition.value)
      return value !== null && condition.values.some((one) => valueOf(one) === value)
    }
    case 'contains':
    case 'startsWith': {
      const text = valueOf(condition.text)
      const part = String(valueOf(condition.part))
      if (text === null) return false
      return condition.kind === 'contains'
        ? String(text).includes(part)
        : String(text).startsWith(part)
    }
    case 'and':
      return condition.conditions.every(inner)
    case 'or':
      return condition.conditions.some(inner)
    case 'not':
      return !inner(condition.condition)
    case 'exists':
      return found(condition.select, rows, table).length > 0
    case 'holds':
      return valueOf(condition.value) === true
    case 'amongList':
      throw new Error('Lists are put in when a statement runs.')
  }
}

function evaluate(value: Value<Cell>, rows: Rows, table: readonly Row[]): Content {
  const valueOf = (one: Value<Cell>) => evaluate(one, rows, table)
  switch (value.kind) {
    case 'column':
      return rows[value.of]?.[value.name] ?? null
    case 'parameter':
      return value.value.content
    case 'literal':
      return value.value
    case 'null':
      return null
    case 'coalesce':
      return value.values.map(valueOf).find((one) => one !== null) ?? null
    case 'choice':
      return valueOf(test(value.condition, rows, table) ? value.whenTrue : value.whenFalse)
    case 'test':
      return test(value.condition, rows, table)
    case 'arithmetic': {
      const [left, right] = [valueOf(value.left), valueOf(value.right)]
      if (left === null || right === null) return null
      const result = calculated(value.operator, BigInt(left), BigInt(right))
      return typeof left === 'bigint' ? result : Number(result)
    }
    case 'cast': {
      const inner = valueOf(value.value)
      const places = scaleOf(value.type) - scaleOf(typeIn(value.value))
      return inner === null ? null : BigInt(inner) * 10n ** BigInt(places)
    }
    case 'call': {
      const texts = value.arguments.map(valueOf)
      if (texts.includes(null)) return null
      return value.name === 'length' ? [...texts.join('')].length : texts.join('')
    }
    case 'select':
      return found(value.select, rows, table).length
    case 'aggregate':
    case 'joined':
      throw new Error('An aggregate stands in a select.')
  }
}

function found(select: Select<Cell>, rows: Rows, table: readonly Row[]): readonly Row[] {
  const { where, from } = select
  return table.filter(
    (row) => where === undefined || test(where, { ...rows, [from.as ?? from.table]: row }, table),
  )
}

function typeIn(value: Value<Cell>): ValueType {
  return value.kind === 'test' ? { kind: 'boolean' } : value.type
}

function scaleOf(type: ValueType): number {
  return type.kind === 'decimal' ? type.scale : 0
}

function calculated(operator: string, left: bigint, right: bigint): bigint {
  if (operator === '+') return left + right
  return operator === '-' ? left - right : left * right
}

/** Text by its code points; undefined where one is nothing. */
function compared(left: Content, right: Content): number | undefined {
  if (left === null || right === null) return undefined
  if (typeof left === 'string' && typeof right === 'string')
    return Math.sign(Buffer.compare(Buffer.from(left), Buffer.from(right)))
  return left < right ? -1 : Number(left > right)
}
