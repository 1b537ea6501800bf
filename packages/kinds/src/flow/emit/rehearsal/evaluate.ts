import type { Expression, LiteralValue } from '@drawbridge/expressions'
import { calculated, compared, isSame, isUnknown, sum } from './operate.ts'
import { columnOfRelation, type Stage } from './stage.ts'
import {
  exactOf,
  isList,
  keyOf,
  membersOf,
  unforeseen,
  type StagedRow,
  type Value,
} from './value.ts'

export type Names = ReadonlyMap<string, Value>

/** What formulas are worked out in. */
export interface Setting {
  readonly stage: Stage
  readonly names: Names
  /** Is told how each comparison turned out: what rehearsals differ in. */
  readonly note: (formula: Expression, outcome: number | boolean) => void
}

/** What a formula is worth. */
export function evaluate(formula: Expression, setting: Setting): Value {
  const of = (one: Expression): Value => evaluate(one, setting)
  switch (formula.kind) {
    case 'literal':
      return literalOf(formula.value)
    case 'name':
      return setting.names.get(formula.name) ?? valueOrUnforeseen(setting.names, formula.name)
    case 'member':
      return memberOf(of(formula.object), formula.name, formula.optional, setting.stage)
    case 'index': {
      const { index } = formula
      const isName = index.kind === 'literal' && index.value.type === 'text'
      if (!isName || index.value.type !== 'text') return unforeseen()
      return memberOf(of(formula.object), index.value.value, false, setting.stage)
    }
    case 'unary':
      return formula.operator === '!'
        ? !isTrue(formula.operand, setting)
        : calculated('-', 0, of(formula.operand))
    case 'binary':
      return operated(formula, setting)
    case 'choice':
      return of(isTrue(formula.condition, setting) ? formula.then : formula.otherwise)
    case 'call':
      return called(formula.name, formula.arguments.map(of))
    case 'method':
      return gone(formula, listIn(of(formula.object)), setting)
    case 'list':
      return formula.items.map(of)
    case 'object':
      return membersOf(formula.entries.map(({ name, value }) => [name, of(value)] as const))
    default:
      return unforeseen()
  }
}

/** Whether a condition holds. */
export function isTrue(formula: Expression, setting: Setting): boolean {
  const value = evaluate(formula, setting)
  if (typeof value !== 'boolean') return unforeseen()
  setting.note(formula, value)
  return value
}

export const listIn = (value: Value): readonly Value[] => (isList(value) ? value : unforeseen())

export const withNames = (setting: Setting, more: Names): Setting => ({
  ...setting,
  names: new Map([...setting.names, ...more]),
})

/** Nothing is a value too. */
const valueOrUnforeseen = (names: Names, name: string): Value =>
  names.has(name) ? null : unforeseen()

function literalOf(literal: LiteralValue): Value {
  switch (literal.type) {
    case 'null':
      return null
    case 'number':
      return literal.digits.includes('.') ? exactOf(literal.digits) : Number(literal.digits)
    default:
      return literal.value
  }
}

export function memberOf(object: Value, name: string, optional: boolean, stage: Stage): Value {
  if (object === null) return optional ? null : unforeseen()
  if (typeof object !== 'object' || isList(object)) return unforeseen()
  switch (object.kind) {
    case 'members':
      return object.values.get(name) ?? null
    case 'person':
      return name === 'id' ? object : unforeseen()
    case 'row':
      return ofRow(object, name, stage)
    case 'unknown':
      return object
    default:
      return unforeseen()
  }
}

function ofRow(row: StagedRow, name: string, stage: Stage): Value {
  const { table, values } = row
  const relating = columnOfRelation(table, name)
  if (relating === undefined) {
    const column = table.columns.find((one) => one.name === name)
    if (column?.role === 'key') return keyOf(row)
    // What is worked out besides is no column.
    return column === undefined && !values.has(name) ? unforeseen() : (values.get(name) ?? null)
  }
  const key = values.get(relating.name) ?? null
  if (key === null || typeof key !== 'object' || isList(key) || key.kind !== 'key') return key
  return stage.rows(key.table).find(({ number }) => number === key.number) ?? unforeseen()
}

function operated(formula: Extract<Expression, { kind: 'binary' }>, setting: Setting): Value {
  const { operator, left, right } = formula
  const of = (one: Expression): Value => evaluate(one, setting)
  switch (operator) {
    case '&&':
      return isTrue(left, setting) && isTrue(right, setting)
    case '||':
      return isTrue(left, setting) || isTrue(right, setting)
    case '??': {
      const one = of(left)
      return isUnknown(one) ? unforeseen() : (one ?? of(right))
    }
    case '==':
    case '!=':
      return isSame(of(left), of(right)) === (operator === '==')
    case 'has': {
      const sought = of(right)
      return listIn(of(left)).some((one) => isSame(one, sought))
    }
    case '<':
    case '<=':
    case '>':
    case '>=': {
      const order = compared(of(left), of(right))
      setting.note(formula, order)
      if (order === 0) return operator === '<=' || operator === '>='
      return order < 0 === operator.startsWith('<')
    }
    default:
      return calculated(operator, of(left), of(right))
  }
}

function called(name: string, values: readonly Value[]): Value {
  const [first = null] = values
  if (values.length !== 1) return unforeseen()
  if (name === 'count') return listIn(first).length
  return name === 'length' && typeof first === 'string' ? [...first].length : unforeseen()
}

function gone(
  { method, parameter, body }: Extract<Expression, { kind: 'method' }>,
  list: readonly Value[],
  setting: Setting,
): Value {
  const inside = (item: Value): Setting => withNames(setting, new Map([[parameter, item]]))
  switch (method) {
    case 'map':
      return list.map((item) => evaluate(body, inside(item)))
    case 'filter':
      return list.filter((item) => isTrue(body, inside(item)))
    case 'some':
      return list.some((item) => isTrue(body, inside(item)))
    case 'every':
      return list.every((item) => isTrue(body, inside(item)))
    case 'sumOf':
      return sum(list.map((item) => evaluate(body, inside(item))))
    default:
      return unforeseen()
  }
}
