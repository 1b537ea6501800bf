import { isNullable, typeOf } from '@drawbridge/sql'
import { isSearch } from './lower-call.ts'
import type { Lowering, Outer, OuterCondition, OuterSelect, OuterValue } from './outer.ts'
import { aligned, refuse } from './lower-value.ts'
import { whereKept } from './kept-rows.ts'
import { needsRow } from './mentions.ts'
import { isRow, keyOf, rowsOf, selectOf, withRow } from './row-list.ts'
import { allOf, same } from './row-path.ts'
import { present, sqlType } from './value-types.ts'

type Binary = Extract<Outer, { kind: 'binary' }>
type Method = Extract<Outer, { kind: 'method' }>

/** A yes or no that needs a row of the query, as a condition in it. */
export function lowerCondition(piece: Outer, lowering: Lowering): OuterCondition {
  switch (piece.kind) {
    case 'unary':
      return whereKept(
        { kind: 'not', condition: lowering.condition(piece.operand) },
        [piece.operand],
        lowering,
      )
    case 'binary':
      return binary(piece, lowering)
    case 'method':
      return method(piece, lowering)
    case 'call':
      return call(piece, lowering)
    default:
      return { kind: 'holds', value: lowering.value(piece) }
  }
}

function binary(piece: Binary, lowering: Lowering): OuterCondition {
  const { operator, left, right } = piece
  switch (operator) {
    case '&&':
    case '||':
      return {
        kind: operator === '&&' ? 'and' : 'or',
        conditions: [lowering.condition(left), lowering.condition(right)],
      }
    case '==':
    case '!=': {
      const sides = compared(left, right, lowering)
      const isNegated = operator === '!='
      const found = inThere(sides, same)
      const [one, other] = sides
      if (!isNegated) return found ?? { kind: 'equal', left: one, right: other }
      const differs: OuterCondition =
        found === undefined
          ? { kind: 'equal', left: one, right: other, negated: true }
          : { kind: 'not', condition: found }
      return whereKept(differs, [left, right], lowering)
    }
    case '<':
    case '<=':
    case '>':
    case '>=': {
      const compare = (one: OuterValue, other: OuterValue): OuterCondition => ({
        kind: 'compare',
        operator,
        left: one,
        right: other,
      })
      const sides = compared(left, right, lowering)
      return inThere(sides, compare) ?? compare(...sides)
    }
    case 'has':
      return has(piece, lowering)
    default:
      return { kind: 'holds', value: lowering.value(piece) }
  }
}

function compared(
  left: Outer,
  right: Outer,
  lowering: Lowering,
): readonly [OuterValue, OuterValue] {
  const side = (piece: Outer): OuterValue =>
    isRow(piece) ? keyOf(piece, lowering) : lowering.value(piece)
  return aligned(side(left), side(right))
}

/** A comparison with a member of another row: whether there is such a row. */
function inThere(
  [left, right]: readonly [OuterValue, OuterValue],
  test: (left: OuterValue, right: OuterValue) => OuterCondition,
): OuterCondition | undefined {
  const member = memberOf(left)
  if (member !== undefined && !isNullable(right))
    return there(member.select, test(member.value, right))
  const other = memberOf(right)
  if (other !== undefined && !isNullable(left)) return there(other.select, test(left, other.value))
  return undefined
}

function there(select: OuterSelect, condition: OuterCondition): OuterCondition {
  const known = select.where?.kind === 'and' ? select.where.conditions : [select.where ?? []].flat()
  return { kind: 'exists', select: { ...select, values: [], where: allOf([...known, condition]) } }
}

/** The value that a select of one row gives; undefined where it sums up many. */
function memberOf(
  value: OuterValue,
): { readonly select: OuterSelect; readonly value: OuterValue } | undefined {
  const [first] = value.kind === 'select' ? value.select.values : []
  if (value.kind !== 'select' || first === undefined || first.value.kind === 'aggregate')
    return undefined
  return { select: value.select, value: first.value }
}

/** `row.members has user`, `row.tags.map(tag => tag.name) has name`, `['new', 'open'] has row.state`. */
function has({ left, right }: Binary, lowering: Lowering): OuterCondition {
  const list = rowsOf(left, lowering)
  if (list !== undefined)
    return { kind: 'exists', select: selectOf(list, [], [same(list.key, keyOf(right, lowering))]) }
  if (left.kind === 'method' && left.method === 'map') {
    const rows = rowsOf(left.object, lowering)
    if (rows !== undefined) {
      const { row, joins } = withRow(rows, lowering)
      const value = lowering.inside(row, left.parameter).value(left.body)
      const [one, other] = aligned(value, lowering.value(right))
      return { kind: 'exists', select: selectOf({ ...rows, joins }, [], [same(one, other)]) }
    }
  }
  if (left.kind === 'list') {
    const conditions = left.items.map((item): OuterCondition => {
      const [one, other] = compared(right, item, lowering)
      return { kind: 'equal', left: one, right: other }
    })
    return { kind: 'or', conditions }
  }
  const value = lowering.value(right)
  const type = present(left.type)
  if (needsRow(left, lowering.rows) || type.kind !== 'list' || type.of.kind === 'nullable')
    return refuse(left)
  return { kind: 'amongList', value, list: left, type: sqlType({ ...right, type: type.of }) }
}

function method(piece: Method, lowering: Lowering): OuterCondition {
  const list = rowsOf(piece.object, lowering)
  if (list === undefined || (piece.method !== 'some' && piece.method !== 'every'))
    return refuse(piece)
  const { row, joins } = withRow(list, lowering)
  const body = lowering.inside(row, piece.parameter).condition(piece.body)
  const isEvery = piece.method === 'every'
  const searched: OuterCondition = isEvery ? { kind: 'not', condition: body } : body
  const found: OuterCondition = {
    kind: 'exists',
    select: selectOf({ ...list, joins }, [], [searched]),
  }
  return isEvery ? { kind: 'not', condition: found } : found
}

function call(piece: Extract<Outer, { kind: 'call' }>, lowering: Lowering): OuterCondition {
  const [text, part] = piece.arguments
  if (!isSearch(piece) || text === undefined || part === undefined)
    return { kind: 'holds', value: lowering.value(piece) }
  const [whole, inside] = [lowering.value(text), lowering.value(part)]
  if (typeOf(whole).kind !== 'text') return refuse(piece)
  return piece.name === 'contains'
    ? { kind: 'contains', text: whole, part: inside }
    : { kind: 'startsWith', text: whole, part: inside }
}
