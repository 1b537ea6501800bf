import { code, commas, key, lit, name, ref, type Code } from '@drawbridge/source'
import type { TableEvent } from '../../flow/endpoint.ts'
import type { FlowModel } from '../../flow/flow-model.ts'
import { flowFile } from '../../flow/flow-names.ts'
import { changesRow, eventsAt, type Watched } from './events-of.ts'
import * as refs from './refs.ts'
import { readingBefore } from './read-before.ts'
import { rowReader } from './read.ts'
import { refusalOf } from './refusal.ts'
import type { Resource } from './resource.ts'
import { asFunction, conversionOf } from './values.ts'

/** What events are told besides what is written. */
interface Told {
  readonly user: Code
  readonly log: Code
}

const CALLER: Told = { user: code`user: request.user`, log: code`log: request.log` }
const HANDED_ON: Told = { user: code`user`, log: code`log` }

/** The same where a caller writes: `row: order`, `user: request.user`. */
function callsFor(
  resource: Resource,
  when: TableEvent['when'],
  row: Code,
  ...more: readonly Code[]
): readonly Code[] {
  return eventCalls(resource, when, [row === ROW ? row : code`row: ${row}`, ...more], CALLER)
}

/** What is done before a row is written, and what is written then: with what events give it. */
export interface Early {
  readonly lines: readonly Code[]
  readonly input: Code
}

/** Before a row is created. */
export function beforeCreating(
  watched: Watched,
  input: Code,
  rowOf: (input: Code, given: ReadonlySet<string>) => Code,
  told?: Told,
): Early {
  const tell: Telling = (written = input, given) => [code`row: ${rowOf(written, given)}`]
  return early(watched, 'beforeCreate', input, tell, told)
}

/** Before `row` is changed. */
export function beforeChanging(
  watched: Watched,
  input: Code | undefined,
  row: Code,
  changesOf: (input: Code, given: ReadonlySet<string>) => Code,
  told?: Told,
): Early {
  const tell: Telling = (written, given) => [
    row,
    code`changes: ${written === undefined ? code`{}` : changesOf(written, given)}`,
  ]
  return early(watched, 'beforeUpdate', input, tell, told)
}

/** What an event is told, of what is going to be written, and of the fields that events gave it. */
type Telling = (written: Code | undefined, given: ReadonlySet<string>) => readonly Code[]

function early(
  watched: Watched,
  when: TableEvent['when'],
  input: Code | undefined,
  tell: Telling,
  told?: Told,
): Early {
  const given = new Set<string>()
  let written = input
  const lines = eventsAt(watched, when).map((flow, index) => {
    const call = eventCall(watched, flow, tell(written, given), told)
    if (flow.gives?.kind !== 'object') return call
    for (const field of flow.gives.members.keys()) given.add(field)
    const filled = name(index === 0 ? 'filled' : `filled${index + 1}`)
    const whole = written === undefined ? call : code`{ ...${written}, ...(${call}) }`
    written = code`${filled}`
    return code`const ${filled} = ${whole}`
  })
  return { lines, input: written ?? code`{}` }
}

/** `await orderPlaced(tx, { row, user })`, for each event at this time. */
export function eventCalls(
  resource: Watched,
  when: TableEvent['when'],
  given: readonly Code[],
  told?: Told,
): readonly Code[] {
  return eventsAt(resource, when).map((flow) => eventCall(resource, flow, given, told))
}

function eventCall(
  { model }: Watched,
  flow: FlowModel,
  given: readonly Code[],
  { user, log } = HANDED_ON,
): Code {
  const members = [
    ...given,
    ...(model.auth === undefined ? [] : [user]),
    ...(flow.logs ? [log] : []),
  ]
  return code`await ${ref(flow.name, flowFile(flow.name))}(tx, { ${commas(members)} })`
}

/** What a caller has written, as an event sees it before it is a row. */
function rowToBeCode({ table, dialect }: Resource, input: Code): Code {
  const members = table.columns
    .filter(({ writable }) => writable)
    .map((column) => {
      const sent = code`${input}.${key(column.name)}`
      const { fix } = conversionOf(column, dialect)
      const value =
        fix === undefined
          ? sent
          : column.optional
            ? code`${refs.given}(${sent}, ${asFunction(fix)})`
            : fix.call(sent)
      return code`${key(column.name)}: ${value}${column.optional && column.type.type !== 'json' && code` ?? null`}`
    })
  return code`{ ${commas(members)} }`
}

/** What a caller changes, as an event sees it before it is written. */
function changesCode({ table, dialect }: Resource, input: Code): Code {
  const changed = table.columns.flatMap((column) => {
    const { fix } = conversionOf(column, dialect)
    if (!column.writable || fix === undefined) return []
    const sent = code`${input}.${key(column.name)}`
    const value = column.nullable
      ? code`${sent} === null ? null : ${fix.call(sent)}`
      : fix.call(sent)
    return code`...(${sent} !== undefined && { ${key(column.name)}: ${value} })`
  })
  return changed.length === 0 ? input : code`{ ...${input}, ${commas(changed)} }`
}

/** When what is there is changed, or goes. */
export const CHANGES = ['beforeUpdate', 'afterUpdate', 'beforeDelete', 'afterDelete'] as const

/** A query that writes, by what it goes through, the database or a transaction, and what it is given. */
type Write = (db: Code, input: Code) => Code

/** What a loop calls each row. */
const ROW = code`row`

const DB = code`db`
const TX = code`tx`
const BODY = code`request.body`

/** `(await readBack(tx, order.id)) ?? order`: a row as the events have left it. */
function asLeft(resource: Resource, row: Code, asker: Code | false): Code {
  const { files } = resource
  return code`(await ${refs.queriesOf(files)}.${rowReader(resource)}(tx, ${row}.id${asker})) ?? ${row}`
}

/** A row is created, with what is done before and after it. `asker`: whom it is read again for. */
export function creating(resource: Resource, asker: Code | false, write: Write): Code {
  if (eventsAt(resource, 'beforeCreate', 'afterCreate').length === 0) return write(DB, BODY)
  const { item } = resource
  const early = beforeCreating(resource, BODY, (input) => rowToBeCode(resource, input), CALLER)
  return code`await db.transaction(async (tx) => {
    ${early.lines}
    const ${item} = ${write(TX, early.input)}
    ${callsFor(resource, 'afterCreate', code`${item}`)}
    return ${changesRow(resource, 'afterCreate') ? asLeft(resource, code`${item}`, asker) : item}
  })`
}

export function creatingMany(resource: Resource, asker: Code | false, write: Write): Code {
  const items = code`${BODY}.items`
  const one = code`input`
  const early = beforeCreating(resource, one, (input) => rowToBeCode(resource, input), CALLER)
  const after = callsFor(resource, 'afterCreate', ROW)
  if (early.lines.length + after.length === 0) return write(DB, items)
  const isFilled = early.input !== one
  const each = (row: Code, of: Code, calls: readonly Code[]): Code | false =>
    calls.length > 0 &&
    code`for (const ${row} of ${of}) {
      ${calls}
    }`
  return code`await db.transaction(async (tx) => {
    ${isFilled && code`const inputs = []`}
    ${each(one, items, isFilled ? [...early.lines, code`inputs.push(${early.input})`] : early.lines)}
    const data = ${write(TX, isFilled ? code`inputs` : items)}
    ${each(ROW, code`data`, after)}
    ${
      changesRow(resource, 'afterCreate')
        ? code`
          const left = []
          for (const row of data) left.push(${asLeft(resource, ROW, asker)})
          return left`
        : code`return data`
    }
  })`
}

/** Whether a change that met no row is refused within its transaction, so that nothing stays of what events did before it. */
export const isRefusedInside = (resource: Resource, change: 'Update' | 'Delete'): boolean =>
  eventsAt(resource, `before${change}`).length > 0

/** Only what was really changed, by somebody who may, is an event. */
export function updating(resource: Resource, asker: Code | false, write: Write): Code {
  const { item, noun, table } = resource
  const before = code`before`
  const changesOf = (input: Code): Code => changesCode(resource, input)
  const early = beforeChanging(resource, BODY, code`row: ${before}`, changesOf, CALLER)
  const late = callsFor(resource, 'afterUpdate', code`${item}`, before)
  const isEarly = isRefusedInside(resource, 'Update')
  if (!isEarly && late.length === 0) return write(DB, BODY)
  const stale = code`throw ${refs.stale}(${lit(noun)})`
  const isLeft = changesRow(resource, 'afterUpdate')
  const left = isLeft && asLeft(resource, code`${item}`, asker)
  return code`await db.transaction(async (tx) => {
    const before = ${readingBefore(resource, 'update')}
    ${isEarly && code`if (!before) return undefined`}
    ${isEarly && table.version && code`if (before.version !== request.body.version) ${stale}`}
    ${early.lines}
    const ${item} = ${write(TX, early.input)}
    ${isEarly && code`if (!${item}) throw ${refusalOf(resource, 'update', TX)}`}
    ${isEarly && table.version && code`if (${item} === 'stale') ${stale}`}
    ${
      isEarly
        ? late
        : code`if (before && ${item}${table.version && code` && ${item} !== 'stale'`}) {
            ${late}
            ${left && code`return ${left}`}
          }`
    }
    return ${isEarly && left ? left : item}
  })`
}

export function deleting(resource: Resource, write: Write): Code {
  const early = callsFor(resource, 'beforeDelete', code`before`)
  const late = callsFor(resource, 'afterDelete', code`before`)
  const isEarly = isRefusedInside(resource, 'Delete')
  if (!isEarly && late.length === 0) return write(DB, BODY)
  return code`await db.transaction(async (tx) => {
    const before = ${readingBefore(resource, 'delete')}
    ${isEarly && code`if (!before) return false`}
    ${early}
    const isDeleted = ${write(TX, BODY)}
    ${isEarly && code`if (!isDeleted) throw ${refusalOf(resource, 'delete', TX)}`}
    ${
      isEarly
        ? late
        : code`if (before && isDeleted) {
            ${late}
          }`
    }
    return isDeleted
  })`
}
