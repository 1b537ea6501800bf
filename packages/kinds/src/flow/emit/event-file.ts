import { toTypeScriptType } from '@drawbridge/expressions'
import { code, commas, doc, name, type Code } from '@drawbridge/source'
import { tableOf } from '../../table/emit/lookup.ts'
import * as refs from '../../table/emit/refs.ts'
import { resourceOf } from '../../table/emit/resource.ts'
import { rowShape } from '../data/row-shape.ts'
import type { Emission } from '../emission.ts'
import { emitBody } from '../emit-body.ts'
import type { TableEvent } from '../endpoint.ts'
import type { FlowModel } from '../flow-model.ts'
import { rowChanges, rowToBe } from '../row-type.ts'

const TIMES: Readonly<Record<TableEvent['when'], string>> = {
  beforeCreate: 'Before a row is created',
  afterCreate: 'After a row was created',
  beforeUpdate: 'Before a row is changed',
  afterUpdate: 'After a row was changed',
  beforeDelete: 'Before a row is deleted',
  afterDelete: 'After a row was deleted',
}

/** The function of an event: it fails where nothing is to be written. */
export function eventFile(flow: FlowModel, emission: Emission): Code | undefined {
  const { starts } = flow
  if (starts.kind !== 'event') return undefined
  const table = tableOf(starts.table, emission.model)
  if (table === undefined) return undefined
  const resource = resourceOf(table, emission.model)
  const row =
    starts.when === 'beforeCreate' ? toTypeScriptType(rowToBe(table)) : rowShape(resource).type
  const members = [
    code`readonly row: ${row}`,
    ...(starts.when === 'beforeUpdate'
      ? [code`readonly changes: ${toTypeScriptType(rowChanges(table))}`]
      : []),
    ...(starts.when === 'afterUpdate' ? [code`readonly before: ${rowShape(resource).type}`] : []),
    ...(emission.model.auth === undefined ? [] : [code`readonly user: ${refs.Caller} | null`]),
    ...(flow.logs ? [code`readonly log: ${refs.FastifyBaseLogger}`] : []),
  ]
  const body = emitBody(flow.body, emission)
  const used = [
    ...['row', 'changes', 'before', 'user'].filter((one) => flow.mentioned.has(one)).map(name),
    ...(flow.logs ? [code`log: ${emission.log}`] : []),
  ]
  const parameters = [
    code`${name(emission.needs.has('db') ? 'db' : '_db')}: ${refs.Database}`,
    used.length === 0
      ? code`_event: { ${commas(members)} }`
      : code`{ ${commas(used)} }: { ${commas(members)} }`,
  ]
  return code`
    ${doc(`${TIMES[starts.when]} of ${table.names.plural}, in the same transaction.`)}
    export async function ${name(flow.name)}(${parameters}): Promise<${flow.gives === undefined ? code`void` : toTypeScriptType(flow.gives)}> {
      ${body}
    }`
}
