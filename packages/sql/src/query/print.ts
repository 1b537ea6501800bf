import { PORTABILITY } from '../dialects.ts'
import { identifier } from '../quote.ts'
import type { Dialect } from '../schema.ts'
import { mysql } from './forms-mysql.ts'
import { postgres } from './forms-postgres.ts'
import { sqlite } from './forms-sqlite.ts'
import { isNullable } from './nullable.ts'
import { group, joined, pieces, SPACE, type Pieces } from './pieces.ts'
import type { QueryForms } from './query-forms.ts'
import type { Condition, Join, Order, Select, Source, Value } from './tree.ts'
import { typeOf } from './type-of.ts'
import { sameType, widestColumn, type ValueType } from './value-type.ts'

const FORMS: Readonly<Record<Dialect, QueryForms>> = { mysql, postgres, sqlite }

/**
 * A condition as it stands in a WHERE, where NULL counts as false; `alone`: it is never NULL itself,
 * wherever it stands.
 */
export function printCondition<P>(
  condition: Condition<P>,
  dialect: Dialect,
  alone = false,
): Pieces<P> {
  const print = (inner: Value<P>, beside?: Value<P>) => printValue(inner, dialect, beside)
  switch (condition.kind) {
    case 'constant':
      return [condition.value ? 'TRUE' : 'FALSE']
    case 'equal':
      return equal(condition, dialect, alone)
    case 'compare': {
      const { left, right, operator } = condition
      const text = pieces`${print(left, right)} ${operator} ${print(right, left)}`
      return settled(text, alone && (isNullable(left) || isNullable(right)))
    }
    case 'among': {
      const { value, values } = condition
      if (values.length === 0) return ['FALSE']
      const list = joined(
        values.map((one) => print(one, value)),
        ', ',
      )
      return settled(pieces`${print(value)} IN (${list})`, alone && isNullable(value))
    }
    case 'amongList': {
      const { value, list, type } = condition
      const inside: Pieces<P> = [{ kind: 'parameter', value: list, type, list: true }]
      return settled(pieces`${print(value)} IN (${inside})`, alone && isNullable(value))
    }
    case 'contains':
    case 'startsWith': {
      const { text, part } = condition
      const position = FORMS[dialect].position(print(text), print(part))
      const test = condition.kind === 'contains' ? '> 0' : '= 1'
      return settled(pieces`${position} ${test}`, alone && (isNullable(text) || isNullable(part)))
    }
    case 'and':
    case 'or':
      return connected(condition.kind, condition.conditions, dialect, alone)
    case 'not':
      return pieces`NOT ${parenthesised(condition.condition, dialect)}`
    case 'exists':
      return pieces`EXISTS ${inParentheses(condition.select, dialect)}`
    case 'holds':
      return settled(print(condition.value), alone && isNullable(condition.value))
  }
}

export function printSelect<P>(select: Select<P>, dialect: Dialect): Pieces<P> {
  const { values, from, joins = [], where, groupBy = [], order = [], limit, offset } = select
  const print = (value: Value<P>) => printValue(value, dialect)
  const selected = values.map(({ value, as }) =>
    as === undefined ? print(value) : pieces`${print(value)} AS ${aliasText(as, dialect)}`,
  )
  const list = values.length === 0 ? ['1'] : joined(selected, ', ')
  const lines: Pieces<P>[] = [
    pieces`SELECT ${list} FROM ${sourceText(from, dialect)}`,
    ...joins.map(
      (join) =>
        pieces`${join.outer ? 'LEFT JOIN' : 'JOIN'} ${joinedText(join, dialect)} ON ${printCondition(join.on, dialect)}`,
    ),
  ]
  if (where) lines.push(pieces`WHERE ${printCondition(where, dialect)}`)
  if (groupBy.length > 0) lines.push(pieces`GROUP BY ${joined(groupBy.map(print), ', ')}`)
  const by = order.map((one) => printOrder(one, dialect))
  if (by.length > 0) lines.push(pieces`ORDER BY ${joined(by, ', ')}`)
  if (limit) lines.push(pieces`LIMIT ${print(limit)}`)
  if (offset)
    lines.push(pieces`${limit ? '' : `LIMIT ${FORMS[dialect].noLimit} `}OFFSET ${print(offset)}`)
  return joined(lines, SPACE)
}

export function printOrder<P>({ value, descending }: Order<P>, dialect: Dialect): Pieces<P> {
  const nulls = !FORMS[dialect].nullsFirst && isNullable(value)
  const text = pieces`${printValue(value, dialect)}${descending ? ' DESC' : ''}`
  return nulls ? pieces`${text} NULLS ${descending ? 'LAST' : 'FIRST'}` : text
}

/** A value; one that it is compared with may give a parameter its type. */
export function printValue<P>(value: Value<P>, dialect: Dialect, beside?: Value<P>): Pieces<P> {
  const forms = FORMS[dialect]
  const print = (inner: Value<P>) => printValue(inner, dialect)
  switch (value.kind) {
    case 'column':
      return [`${identifier(value.of, dialect)}.${identifier(value.name, dialect)}`]
    case 'parameter': {
      const { type } = value
      const [before, after] = givesType(beside, type) ? ['', ''] : forms.parameter(type)
      return [before, { kind: 'parameter', value: value.value, type }, after]
    }
    case 'literal':
      return [PORTABILITY[dialect].literal(value.value, widestColumn(value.type))]
    case 'null':
      return ['NULL']
    case 'arithmetic': {
      const { left, right, operator } = value
      return pieces`${operand(left)} ${operator} ${operand(right)}`
    }
    case 'call':
      return forms.call(value.name, value.arguments.map(print))
    case 'coalesce':
      return pieces`coalesce(${joined(value.values.map(print), ', ')})`
    case 'choice': {
      const { condition, whenTrue, whenFalse } = value
      return pieces`CASE WHEN ${printCondition(condition, dialect)} THEN ${print(whenTrue)} ELSE ${print(whenFalse)} END`
    }
    case 'cast':
      return forms.cast(operand(value.value), typeOf(value.value), value.type)
    case 'select':
      return inParentheses(value.select, dialect)
    case 'aggregate':
      return aggregate(value, value.value ? print(value.value) : ['*'], forms)
    case 'joined': {
      const between = PORTABILITY[dialect].literal(value.between, widestColumn(value.type))
      return forms.joined(print(value.value), print(value.order), between)
    }
    case 'test':
      return parenthesised(value.condition, dialect)
  }

  /** In parentheses wherever reading it otherwise would take a table of precedences. */
  function operand(inner: Value<P>): Pieces<P> {
    return inner.kind === 'arithmetic' ? pieces`(${print(inner)})` : print(inner)
  }
}

function aggregate<P>(
  { of, type }: Extract<Value<P>, { kind: 'aggregate' }>,
  value: Pieces<P>,
  forms: QueryForms,
): Pieces<P> {
  switch (of) {
    case 'countDistinct':
      return pieces`count(DISTINCT ${value})`
    case 'sum':
      return forms.total(pieces`coalesce(sum(${value}), ${forms.zero(type)})`, type)
    case 'average':
      return pieces`avg(${value})`
    default:
      return pieces`${of}(${value})`
  }
}

function equal<P>(
  { left, right, negated }: Extract<Condition<P>, { kind: 'equal' }>,
  dialect: Dialect,
  alone: boolean,
): Pieces<P> {
  if (left.kind === 'null') return nothing(right)
  if (right.kind === 'null') return nothing(left)
  const texts = [printValue(left, dialect, right), printValue(right, dialect, left)] as const
  const one = isNullable(left)
  const other = isNullable(right)
  if (negated) {
    if (!one && !other) return pieces`${texts[0]} <> ${texts[1]}`
    return FORMS[dialect].different(...texts)
  }
  if ((one && other) || (alone && (one || other))) return FORMS[dialect].same(...texts)
  return pieces`${texts[0]} = ${texts[1]}`

  function nothing(value: Value<P>): Pieces<P> {
    return pieces`${printValue(value, dialect)} IS ${negated ? 'NOT NULL' : 'NULL'}`
  }
}

/** A condition as one of several that AND connects. */
export function printConjunct<P>(condition: Condition<P>, dialect: Dialect): Pieces<P> {
  const text = printCondition(condition, dialect)
  return plainest(condition).kind === 'or' ? pieces`(${text})` : text
}

function connected<P>(
  word: 'and' | 'or',
  conditions: readonly Condition<P>[],
  dialect: Dialect,
  alone: boolean,
): Pieces<P> {
  const several = conditions.flatMap((one) => partsOf(word, one))
  if (several.length === 0) return [word === 'and' ? 'TRUE' : 'FALSE']
  const texts = several.map((one) => {
    const text = printCondition(one, dialect, alone)
    const isMixed = (one.kind === 'and' || one.kind === 'or') && one.kind !== word
    return isMixed && several.length > 1 ? pieces`(${text})` : text
  })
  return group(...joined(texts, SPACE, word === 'and' ? 'AND ' : 'OR '))
}

/** The conditions that this word connects, however they were put together. */
function partsOf<P>(word: 'and' | 'or', condition: Condition<P>): readonly Condition<P>[] {
  const plain = plainest(condition)
  return plain.kind === word ? plain.conditions.flatMap((one) => partsOf(word, one)) : [plain]
}

/** Without an AND or OR of one. */
function plainest<P>(condition: Condition<P>): Condition<P> {
  if (condition.kind !== 'and' && condition.kind !== 'or') return condition
  const [first, ...others] = condition.conditions
  if (first === undefined) return { kind: 'constant', value: condition.kind === 'and' }
  return others.length === 0 ? plainest(first) : condition
}

/** Never NULL, and one thing wherever it stands. */
function parenthesised<P>(condition: Condition<P>, dialect: Dialect): Pieces<P> {
  const text = printCondition(condition, dialect, true)
  const isOne = condition.kind === 'exists' || condition.kind === 'constant' || isColumn(condition)
  return isOne ? text : pieces`(${text})`
}

function isColumn<P>(condition: Condition<P>): boolean {
  return condition.kind === 'holds' && condition.value.kind === 'column'
}

function settled<P>(text: Pieces<P>, mayBeNull: boolean): Pieces<P> {
  return mayBeNull ? pieces`coalesce(${text}, FALSE)` : text
}

/** A parameter that is compared with a column of its own type needs no words about it. */
function givesType<P>(beside: Value<P> | undefined, type: ValueType): boolean {
  if (beside?.kind === 'select')
    return beside.select.values.some(({ value }) => givesType(value, type))
  return beside?.kind === 'column' && sameType(beside.type, type)
}

function inParentheses<P>(select: Select<P>, dialect: Dialect): Pieces<P> {
  return ['(', ...group({ kind: 'break', flat: '' }, ...printSelect(select, dialect)), ')']
}

/** What is found of a table is called as the join is, or as the table. */
function joinedText<P>(join: Join<P>, dialect: Dialect): Pieces<P> {
  if (join.found === undefined) return [sourceText(join, dialect)]
  return pieces`${inParentheses(join.found, dialect)} AS ${identifier(join.as ?? join.table, dialect)}`
}

function sourceText({ table, as }: Source, dialect: Dialect): string {
  const name = identifier(table, dialect)
  return as === undefined || as === table ? name : `${name} AS ${identifier(as, dialect)}`
}

function aliasText(alias: string, dialect: Dialect): string {
  return identifier(alias, dialect)
}
