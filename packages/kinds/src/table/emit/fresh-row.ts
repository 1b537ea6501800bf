import { parse, type Expression, type LiteralValue } from '@drawbridge/expressions'
import type { ColumnModel, Model, TableModel } from '../../model.ts'
import type { Player } from './cast.ts'

/** A value that is known before anything runs; undefined where it is not. */
type Known = boolean | number | string | null | undefined

/** What a condition comes to for somebody, about one row; undefined where nobody knows. */
export type Judge = (when: string, player: Player) => boolean | undefined

/** Judges by what stands in a row that has just been made of no more than it needs. */
export function freshRow(table: TableModel, { flows }: Model): Judge {
  const isTouched = flows.some(
    ({ starts }) => starts.kind === 'event' && starts.table === table.node,
  )
  return (when, player) => {
    const parsed = parse(when)
    if (isTouched || !parsed.ok) return undefined
    return truth(valueOf(parsed.expression, table, player))
  }
}

/** Whether the condition speaks of the row's field. */
export function speaksOf(when: string, { name }: ColumnModel): boolean {
  return new RegExp(`\\brow\\.${name}\\b`).test(when)
}

const truth = (value: Known): boolean | undefined =>
  typeof value === 'boolean' ? value : undefined

function valueOf(formula: Expression, table: TableModel, player: Player): Known {
  switch (formula.kind) {
    case 'literal':
      return literalOf(formula.value)
    case 'member':
      return isRow(formula.object) ? fieldOf(formula.name, table) : undefined
    case 'unary': {
      const operand = truth(valueOf(formula.operand, table, player))
      return formula.operator === '-' || operand === undefined ? undefined : !operand
    }
    case 'binary':
      return compared(formula, table, player)
    default:
      return undefined
  }
}

function compared(
  { operator, left, right }: Extract<Expression, { kind: 'binary' }>,
  table: TableModel,
  player: Player,
): boolean | undefined {
  if (operator === 'has') return holdsNothing(left, table) ? false : undefined
  const isOwner = isOwnerOf(left, table) && right.kind === 'name' && right.name === 'user'
  const one = isOwner ? player.owns : valueOf(left, table, player)
  const other = isOwner ? true : valueOf(right, table, player)
  if (operator === '&&') return one === false || other === false ? false : both(one, other)
  if (operator === '||') return one === true || other === true ? true : both(one, other)
  if (one === undefined || other === undefined) return undefined
  if (operator === '==') return one === other
  if (operator === '!=') return one !== other
  if (typeof one !== 'number' || typeof other !== 'number') return undefined
  return inOrder(operator, one, other)
}

/** Of two that are not what decides alone. */
const both = (one: Known, other: Known): boolean | undefined =>
  one === undefined ? undefined : truth(other)

function inOrder(operator: string, one: number, other: number): boolean | undefined {
  switch (operator) {
    case '<':
      return one < other
    case '<=':
      return one <= other
    case '>':
      return one > other
    case '>=':
      return one >= other
    default:
      return undefined
  }
}

const isRow = (formula: Expression): boolean => formula.kind === 'name' && formula.name === 'row'

function isOwnerOf(formula: Expression, { columns }: TableModel): boolean {
  if (formula.kind !== 'member' || formula.name !== 'owner' || !isRow(formula.object)) return false
  return columns.some(({ role }) => role === 'owner')
}

/** Rows of a relation that is written by itself, or from its other side. */
function holdsNothing(formula: Expression, { relations }: TableModel): boolean {
  if (formula.kind !== 'member' || !isRow(formula.object)) return false
  const relation = relations.find(({ name }) => name === formula.name)
  return relation?.shape.kind === 'manyToMany'
}

function literalOf(literal: LiteralValue): Known {
  switch (literal.type) {
    case 'null':
      return null
    case 'number':
      return Number(literal.digits)
    default:
      return literal.value
  }
}

function fieldOf(name: string, { columns }: TableModel): Known {
  const column = columns.find((one) => one.name === name && one.role === 'field')
  if (column === undefined || column.computed !== undefined) return undefined
  const { type, optional, settings } = column
  if (!optional) {
    // As its example is.
    if (type.type === 'boolean') return true
    return type.type === 'enum' ? type.values[0] : undefined
  }
  if (settings?.default === undefined) return null
  if (settings.default.kind !== 'literal') return undefined
  const { value } = settings.default
  const isSame = type.type === 'boolean' || type.type === 'enum' || type.type === 'integer'
  return isSame ? value : undefined
}
