import type { ObjectType, Type, TypedExpression } from '@drawbridge/expressions'
import type { ColumnModel, TableModel } from '../../model.ts'
import type { FlowCheck } from '../flow-check.ts'
import type { Included } from './selection.ts'

/**
 * The columns of a row that a flow has no use for: no formula mentions such a member of it, and it
 * does not leave the formulas whole. The key stays, since formulas compare rows by it, and so do those
 * of the rows that are read along. To be asked when all of the flow has been gone through.
 */
export function unreadColumns(
  table: TableModel,
  row: ObjectType,
  included: readonly Pick<Included, 'relation'>[],
  flow: FlowCheck,
): readonly ColumnModel[] {
  // What is worked out after reading may be made of any of them.
  if (table.columns.some(({ computed }) => computed?.after !== undefined)) return []
  const { of, elsewhere } = usedIn(flow)
  const used = of.get(row)
  const leads = new Set(
    included.flatMap(({ relation: { shape } }) => (shape.kind === 'toOne' ? [shape.column] : [])),
  )
  const unread = table.columns.filter(
    ({ name, sql, readable, role, computed }) =>
      readable &&
      role !== 'key' &&
      computed?.isPersonal !== true &&
      used?.has(name) !== true &&
      !elsewhere.has(name) &&
      !leads.has(sql),
  )
  // The keys of other rows alone are not worth a list of columns of its own.
  return unread.every(({ role }) => role === 'relation' || role === 'owner') ? [] : unread
}

/** Names of members that formulas mention, or hand to somebody who may look at any. */
interface Used {
  /** Of what is known to be one thing and no other. */
  readonly of: ReadonlyMap<ObjectType, Set<string>>
  /** Of anything else, which may have been made of what is known. */
  readonly elsewhere: Set<string>
}

const known = new WeakMap<FlowCheck, Used>()

function usedIn(flow: FlowCheck): Used {
  const before = known.get(flow)
  if (before !== undefined) return before
  const used: Used = {
    of: new Map([...flow.shapes].map((one) => [one, new Set()])),
    elsewhere: new Set(),
  }
  for (const { leaves, typed } of flow.formulas) collect(typed, leaves, used)
  known.set(flow, used)
  return used
}

/** All that something is made of: what a flow has of its own, to know it again. */
export function shapesIn(type: Type): readonly ObjectType[] {
  const inner = objectIn(type)
  if (inner === undefined) return []
  return [inner, ...[...inner.members.values()].flatMap((member) => shapesIn(member.type))]
}

/** What a value or each of its items is, where that has members. */
function objectIn(type: Type): ObjectType | undefined {
  if (type.kind === 'list' || type.kind === 'nullable') return objectIn(type.of)
  return type.kind === 'object' ? type : undefined
}

/** Functions that look at a list, or hand over what is in it. */
const LOOKS: ReadonlySet<string> = new Set(['count', 'isEmpty', 'first', 'last', 'take', 'drop'])

/** `leaves`: whether the value is given to somebody who may look at any member of it. */
function collect(piece: TypedExpression, leaves: boolean, used: Used): void {
  const inside = (one: TypedExpression, itLeaves = false): void => collect(one, itLeaves, used)
  const whole = (): void => {
    if (leaves) collectMembers(piece.type, used)
  }
  /** What goes on as it is, or as something that it is one of several of. */
  const passed = (one: TypedExpression): void => {
    const becomes = objectIn(piece.type)
    if (becomes !== undefined && becomes !== objectIn(one.type)) collectMembers(one.type, used)
    inside(one, leaves)
  }
  switch (piece.kind) {
    case 'literal':
      return
    case 'name':
      return whole()
    case 'member': {
      const { type } = piece.object
      // A row of the statement itself is not one that was read.
      if (type.kind !== 'row') namesOf(objectIn(type), used).add(piece.name)
      whole()
      return inside(piece.object)
    }
    case 'index':
      whole()
      inside(piece.object)
      return inside(piece.index)
    case 'conversion':
    case 'unary':
      return passed(piece.operand)
    case 'binary':
      passed(piece.left)
      return passed(piece.right)
    case 'choice':
      inside(piece.condition)
      passed(piece.then)
      return passed(piece.otherwise)
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
      return piece.items.forEach(passed)
    case 'object':
      return piece.entries.forEach(({ value }) => inside(value, leaves))
  }
}

function collectMembers(type: Type, used: Used): void {
  const object = objectIn(type)
  for (const [name, member] of object?.members ?? []) {
    namesOf(object, used).add(name)
    collectMembers(member.type, used)
  }
}

function namesOf(object: ObjectType | undefined, { of, elsewhere }: Used): Set<string> {
  return (object && of.get(object)) ?? elsewhere
}
