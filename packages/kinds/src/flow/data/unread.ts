import type { Type, TypedExpression } from '@drawbridge/expressions'
import type { ColumnModel, TableModel } from '../../model.ts'
import type { FlowCheck } from '../flow-check.ts'

/**
 * The columns that a flow has no use for: no formula mentions such a member, and no value that has
 * one leaves the formulas whole. Keys stay, since formulas compare rows by them. To be asked when all
 * of the flow has been gone through.
 */
export function unreadColumns(table: TableModel, flow: FlowCheck): readonly ColumnModel[] {
  if (table.columns.some(({ computed }) => computed !== undefined)) return []
  return table.columns.filter(
    (column) =>
      column.readable &&
      !isKey(column) &&
      !flow.formulas.some(({ leaves, typed }) => uses(typed, column.name, leaves)),
  )
}

/** Of the row itself, or of one that it belongs to. */
function isKey({ role }: ColumnModel): boolean {
  return role === 'key' || role === 'relation' || role === 'owner'
}

/** Functions that look at a list, or hand over what is in it. */
const LOOKS: ReadonlySet<string> = new Set(['count', 'isEmpty', 'first', 'last', 'take', 'drop'])

/** `leaves`: whether the value is given to somebody who may look at any member of it. */
function uses(piece: TypedExpression, member: string, leaves: boolean): boolean {
  const inside = (one: TypedExpression, itLeaves = false): boolean => uses(one, member, itLeaves)
  const isWhole = leaves && hasMember(piece.type, member)
  switch (piece.kind) {
    case 'literal':
      return false
    case 'name':
      return isWhole
    case 'member':
      return piece.name === member || isWhole || inside(piece.object)
    case 'index':
      return isWhole || inside(piece.object) || inside(piece.index)
    case 'conversion':
    case 'unary':
      return inside(piece.operand, leaves)
    case 'binary':
      return inside(piece.left, leaves) || inside(piece.right, leaves)
    case 'choice':
      return (
        inside(piece.condition) || inside(piece.then, leaves) || inside(piece.otherwise, leaves)
      )
    case 'template':
      return piece.values.some((one) => inside(one))
    case 'call':
      return isWhole || piece.arguments.some((one) => inside(one, !LOOKS.has(piece.name)))
    case 'method':
      return (
        (piece.method !== 'map' && isWhole) || inside(piece.object) || inside(piece.body, leaves)
      )
    case 'list':
      return piece.items.some((one) => inside(one, leaves))
    case 'object':
      return piece.entries.some(({ value }) => inside(value, leaves))
  }
}

function hasMember(type: Type, member: string): boolean {
  switch (type.kind) {
    case 'list':
    case 'nullable':
      return hasMember(type.of, member)
    case 'object':
      return [...type.members].some(([name, one]) => name === member || hasMember(one.type, member))
    default:
      return false
  }
}
