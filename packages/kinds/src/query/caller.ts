import { fromColumn, type Member } from '@drawbridge/expressions'
import { valueType } from '@drawbridge/sql'
import type { ColumnModel, Model } from '../model.ts'
import type { OuterValue } from './outer.ts'

/** `user.permissions`, where any are declared: what whoever calls may, by name. */
export function permissionsMember({
  auth,
}: Pick<Model, 'auth'>): readonly (readonly [string, Member])[] {
  const values = auth?.settings.permissions.map(({ name }) => name) ?? []
  const type = { kind: 'list', of: { kind: 'enum', values } } as const
  return values.length === 0 ? [] : [[PERMISSIONS, { type }]]
}

export const PERMISSIONS = 'permissions'

const SPAN = { from: 0, to: 0 }

/** The id of whoever calls, to be compared with a column that holds such ids. */
export function callerKey(column: Pick<ColumnModel, 'type'>, table = ''): OuterValue {
  const user = { kind: 'name', name: 'user', type: { kind: 'row', table }, span: SPAN } as const
  const type = fromColumn(column.type)
  return {
    kind: 'parameter',
    value: { kind: 'member', object: user, name: 'id', optional: false, type, span: SPAN },
    type: valueType(column.type),
    nullable: false,
  }
}
