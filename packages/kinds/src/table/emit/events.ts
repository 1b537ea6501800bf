import { code, commas, key, name, ref, template, type Code } from '@drawbridge/source'
import type { TableEvent } from '../../flow/endpoint.ts'
import type { FlowModel } from '../../flow/flow-model.ts'
import { flowFile } from '../../flow/flow-names.ts'
import * as refs from './refs.ts'
import { keyType } from './read.ts'
import { columnSql, placeholder, type Resource } from './resource.ts'
import { aliveSql } from './statements.ts'
import { rowShape } from '../../flow/data/row-shape.ts'

/** The events of a table at this time, in the order of the drawing. */
function eventsAt(
  { table, model }: Resource,
  ...times: readonly TableEvent['when'][]
): readonly FlowModel[] {
  return model.flows.filter(
    ({ node, starts }) =>
      node === table.node && starts.kind === 'event' && times.includes(starts.when),
  )
}

/** `await orderPlaced(tx, { row: order, user: request.user })`, for each event at this time. */
function eventCalls(
  resource: Resource,
  when: TableEvent['when'],
  row: Code,
  before?: Code,
): readonly Code[] {
  const members = [
    row === ROW ? row : code`row: ${row}`,
    ...(before === undefined ? [] : [before]),
    ...(resource.model.auth === undefined ? [] : [code`user: request.user`]),
  ]
  return eventsAt(resource, when).map(
    (flow) => code`await ${ref(flow.name, flowFile(flow.name))}(tx, { ${commas(members)} })`,
  )
}

/** What a caller has written, as an event sees it before it is a row. */
function rowToBeCode({ table }: Resource, input: Code): Code {
  const members = table.columns
    .filter(({ writable }) => writable)
    .map((column) => {
      const value = code`${input}.${key(column.name)}`
      return code`${key(column.name)}: ${value}${column.optional && column.type.type !== 'json' && code` ?? null`}`
    })
  return code`{ ${commas(members)} }`
}

/** `readBefore`: a row as it is before it is changed or gone; false where no event asks for it. */
export function readBefore(resource: Resource): Code | false {
  const isOffered =
    resource.table.access.update !== undefined || resource.table.access.delete !== undefined
  if (!isOffered || eventsAt(resource, 'afterUpdate', 'afterDelete').length === 0) return false
  const { columns, sql, key: id, dialect } = resource
  const { type, rowType, convert } = rowShape(resource)
  const where = `${columnSql(resource, id)} = ${placeholder(dialect, 1)}${aliveSql(resource)}`
  const row = convert?.(code`row`)
  return code`
    const BEFORE = ${template`SELECT ${columns} FROM ${sql} WHERE ${where}`}

    /** A row as it is before it is changed or gone. */
    async function ${name('readBefore')}(db: ${refs.Database}, id: ${keyType(resource)}): Promise<${type} | undefined> {
      ${
        row === undefined
          ? code`return db.get<${rowType}>(BEFORE, [id])`
          : code`
            const row = await db.get<${rowType}>(BEFORE, [id])
            return row && ${row}`
      }
    }`
}

/** A query that writes, by what it goes through: the database, or a transaction. */
type Write = (db: Code) => Code

/** What a loop calls each row. */
const ROW = code`row`

const DB = code`db`
const TX = code`tx`

/** A row is created, with what is done before and after it. */
export function creating(resource: Resource, write: Write): Code {
  if (eventsAt(resource, 'beforeCreate', 'afterCreate').length === 0) return write(DB)
  const { item } = resource
  return code`await db.transaction(async (tx) => {
    ${eventCalls(resource, 'beforeCreate', rowToBeCode(resource, code`request.body`))}
    const ${item} = ${write(TX)}
    ${eventCalls(resource, 'afterCreate', code`${item}`)}
    return ${item}
  })`
}

export function creatingMany(resource: Resource, write: Write): Code {
  const before = eventCalls(resource, 'beforeCreate', rowToBeCode(resource, code`input`))
  const after = eventCalls(resource, 'afterCreate', ROW)
  if (before.length + after.length === 0) return write(DB)
  const each = (one: Code, of: Code, calls: readonly Code[]): Code | false =>
    calls.length > 0 &&
    code`for (const ${one} of ${of}) {
      ${calls}
    }`
  return code`await db.transaction(async (tx) => {
    ${each(code`input`, code`request.body.items`, before)}
    const data = ${write(TX)}
    ${each(code`row`, code`data`, after)}
    return data
  })`
}

/** Only what was really changed, by somebody who may, is an event. */
export function updating(resource: Resource, write: Write): Code {
  const { item, table } = resource
  const calls = eventCalls(resource, 'afterUpdate', code`${item}`, code`before`)
  if (calls.length === 0) return write(DB)
  return code`await db.transaction(async (tx) => {
    const before = await readBefore(tx, request.params.id)
    const ${item} = ${write(TX)}
    if (before && ${item}${table.version && code` && ${item} !== 'stale'`}) {
      ${calls}
    }
    return ${item}
  })`
}

export function deleting(resource: Resource, write: Write): Code {
  const calls = eventCalls(resource, 'afterDelete', code`before`)
  if (calls.length === 0) return write(DB)
  return code`await db.transaction(async (tx) => {
    const before = await readBefore(tx, request.params.id)
    const isDeleted = ${write(TX)}
    if (before && isDeleted) {
      ${calls}
    }
    return isDeleted
  })`
}
