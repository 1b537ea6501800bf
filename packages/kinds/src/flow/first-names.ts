import type { ObjectType, Type } from '@drawbridge/expressions'
import type { Model } from '../model.ts'
import { columnOfRole } from '../table/emit/resource.ts'
import { tableOf } from '../table/emit/lookup.ts'
import { permissionsMember } from '../query/caller.ts'
import type { TableEvent } from './endpoint.ts'
import type { FlowSource } from './flow-sources.ts'
import { typeOfInput, typeOfProperties } from './property-type.ts'
import { columnValueType, fetchedRow, rowChanges, rowToBe } from './row-type.ts'

/** What the formulas of a flow may name from its beginning. */
export function firstNames(source: FlowSource, model: Model): readonly (readonly [string, Type])[] {
  const { starts } = source
  if (starts.kind === 'call')
    return [
      ...callerOf(true, model),
      ...starts.inputs.map((input) => [input.name, typeOfInput(input)] as const),
    ]
  if (starts.kind === 'event') return eventNames(starts.table, starts.when, model)
  const { params, query, headers, body } = starts
  return [
    ...(params.length > 0 ? [['params', typeOfProperties(params)] as const] : []),
    ...(query.length > 0 ? [['query', typeOfProperties(query)] as const] : []),
    ...(headers.length > 0 ? [['headers', typeOfProperties(headers)] as const] : []),
    ...(body.length > 0 ? [['body', typeOfProperties(body)] as const] : []),
    ...callerOf(starts.access.includes('public'), model),
    ['request', starts.method === 'GET' ? REQUEST : REQUEST_WITH_BODY],
  ]
}

/** The row, what it was before it was changed or what is going to be, and who does it. */
function eventNames(
  node: string,
  when: TableEvent['when'],
  model: Model,
): readonly (readonly [string, Type])[] {
  const table = tableOf(node, model)
  if (table === undefined) return []
  const row = fetchedRow(table)
  return [
    ['row', when === 'beforeCreate' ? rowToBe(table) : row],
    ...(when === 'beforeUpdate' ? [['changes', rowChanges(table)] as const] : []),
    ...(when === 'afterUpdate' ? [['before', row] as const] : []),
    ...callerOf(true, model),
  ]
}

const REQUEST: ObjectType = {
  kind: 'object',
  members: new Map([
    ['id', { type: { kind: 'text' } }],
    ['ip', { type: { kind: 'text' } }],
  ]),
}

const REQUEST_WITH_BODY: Type = {
  ...REQUEST,
  members: new Map([...REQUEST.members, ['rawBody', { type: { kind: 'text' } }]]),
}

/** Whoever is signed in; nothing where nobody has to be. */
function callerOf(isPublic: boolean, model: Model): readonly (readonly [string, Type])[] {
  const accounts = model.auth && tableOf(model.auth.table, model)
  if (accounts === undefined) return []
  const caller: Type = {
    kind: 'object',
    members: new Map([
      ['id', { type: columnValueType(columnOfRole(accounts, 'key')) }],
      ['role', { type: { kind: 'enum', values: model.auth?.settings.roles ?? [] } }],
      ...permissionsMember(model),
    ]),
  }
  return [['user', isPublic ? { kind: 'nullable', of: caller } : caller]]
}
