import { mayBeNothing } from '../../query/value-types.ts'
import { valueType } from '@drawbridge/sql'
import { valueInQuery } from '../../query/lower.ts'
import type { RowPath } from '../../query/outer.ts'
import type { TableModel } from '../../model.ts'
import { tableOf } from '../../table/emit/lookup.ts'
import { columnOfRole } from '../../table/emit/resource.ts'
import { columnValueType } from '../row-type.ts'
import type { StepCheck } from '../step-check.ts'
import { boundRow } from './checked-query.ts'
import type { Extra } from './extras.ts'
import { perhapsNothing } from './perhaps-nothing.ts'

/** Computed fields that are about whoever is at work: read where the flow mentions them, and only there. */
export function personalColumns(check: StepCheck, table: TableModel): readonly Extra[] {
  const { flow, model } = check
  const columns = table.columns.filter(
    ({ computed, readable, name }) =>
      computed?.isPersonal === true && readable && flow.mentionsAny(name),
  )
  const user = columns.length === 0 ? undefined : callerPath(check)
  if (user === undefined) return []
  const rows = new Map<string, RowPath>([
    ['row', boundRow(table)],
    ['user', user],
  ])
  return columns.flatMap((column): readonly Extra[] => {
    const lowered = column.computed && valueInQuery(column.computed.formula, { model, rows })
    if (lowered?.ok !== true) return []
    return [
      {
        name: column.name,
        type: columnValueType(column),
        column: column.type,
        nullable: column.nullable,
        value: perhapsNothing(lowered.tree, check.around.scope),
      },
    ]
  })
}

/** Whoever is at work, as a row that is known by its key; undefined where nobody can be. */
function callerPath(check: StepCheck): RowPath | undefined {
  const { flow, model, around } = check
  const accounts = model.auth && tableOf(model.auth.table, model)
  const isOwn = flow.source.starts.kind === 'call' && flow.source.starts.inputs.some(isUser)
  const type = around.scope.names.get('user')
  if (accounts === undefined || isOwn || type === undefined) return undefined
  const formula = check.quietly(mayBeNothing(type) ? 'user?.id' : 'user.id')
  if (formula === undefined) return undefined
  const key = {
    kind: 'parameter',
    value: formula.typed,
    type: valueType(columnOfRole(accounts, 'key').type),
    nullable: true,
  } as const
  return { kind: 'keyed', table: accounts, key }
}

const isUser = ({ name }: { readonly name: string }): boolean => name === 'user'
