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
  const used = usedMembers(flow)
  return table.columns.filter(
    (column) => column.readable && !isKey(column) && !used.has(column.name),
  )
}

/** Of the row itself, or of one that it belongs to. */
function isKey({ role }: ColumnModel): boolean {
  return role === 'key' || role === 'relation' || role === 'owner'
}

const known = new WeakMap<FlowCheck, ReadonlySet<string>>()

/** Names of members that its formulas mention, or hand to somebody who may look at any. */
function usedMembers(flow: FlowCheck): ReadonlySet<string> {
  const before = known.get(flow)
  if (before !== undefined) return before
  const used = new Set<string>()
  for (const { leaves, typed } of flow.formulas) collect(typed, leaves, used)
  known.set(flow, used)
  return used
}

/** Functions that look at a list, or hand over what is in it. */
const LOOKS: ReadonlySet<string> = new Set(['count', 'isEmpty', 'first', 'last', 'take', 'drop'])

/** `leaves`: whether the value is given to somebody who may look at any member of it. */
function collect(piece: TypedExpression, leaves: boolean, used: Set<string>): void {
  const inside = (one: TypedExpression, itLeaves = false): void => collect(one, itLeaves, used)
  const whole = (): void => {
    if (leaves) collectMembers(piece.type, used)
  }
  switch (piece.kind) {
    case 'literal':
      return
    case 'name':
      return whole()
    case 'member':
      used.add(piece.name)
      whole()
      return inside(piece.object)
    case 'index':
      whole()
      inside(piece.object)
      return inside(piece.index)
    case 'conversion':
    case 'unary':
      return inside(piece.operand, leaves)
    case 'binary':
      inside(piece.left, leaves)
      return inside(piece.right, leaves)
    case 'choice':
      inside(piece.condition)
      inside(piece.then, leaves)
      return inside(piece.otherwise, leaves)
    case 'template':
      return piece.values.forEach((one) => inside(one))
    case 'call':
      whole()
      return piece.arguments.forEach((one) => inside(one, !LOOKS.has(piece.name)))
    case 'method':
      if (piece.method !== 'map') whole()
      inside(piece.object)
      return inside(piece.body, leaves)
    case 'list':
      return piece.items.forEach((one) => inside(one, leaves))
    case 'object':
      return piece.entries.forEach(({ value }) => inside(value, leaves))
  }
}

function collectMembers(type: Type, used: Set<string>): void {
  if (type.kind === 'list' || type.kind === 'nullable') return collectMembers(type.of, used)
  if (type.kind !== 'object') return
  for (const [name, member] of type.members) {
    used.add(name)
    collectMembers(member.type, used)
  }
}
