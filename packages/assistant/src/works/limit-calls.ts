import { itemsOf, type Json, type JsonObject, type Node } from '@drawbridge/manifest'
import { beyondOf, exampleOf } from './example-value.ts'

/** A call that makes or changes a row, and in words what it is for. */
export interface LimitCall {
  /** Completes “… may”, where it is done: `create books`; a sentence of its own where it is refused. */
  readonly says: string
  readonly isRefused: boolean
  readonly call: JsonObject
}

const ROW = 'one'

/**
 * Calls that keep to all limits of a table, and calls that each pass one of them; none where
 * more than limits decides: a flow, a row that it points to, a field that only some may write.
 */
export function limitCalls(table: Node, operation: 'create' | 'update'): readonly LimitCall[] {
  const { id, name, settings } = table
  const fields = itemsOf(settings['fields']).filter(isWritten)
  const needed = fields.filter(
    ({ required, default: own }) => required === true && own === undefined,
  )
  const isElse =
    itemsOf(settings['events']).length > 0 ||
    settings['version'] === true ||
    itemsOf(settings['relations']).some(({ required }) => required === true) ||
    itemsOf(settings['fields']).some(
      (field) =>
        field['writeRule'] !== undefined || (field['required'] === true && !isWritten(field)),
    )
  const limits = fields.flatMap((field) => beyondOf(field).map((beyond) => ({ field, beyond })))
  const whole = bodyOf(table, needed)
  if (isElse || limits.length === 0 || whole === undefined) return []
  const isNew = operation === 'create'
  const row = { id: ROW, table: id, values: { ...rowOf(needed), ...ownedBy(settings) } }
  const before: JsonObject = isNew ? {} : { params: { id: { $row: ROW } }, rows: [row] }
  const call = { table: id, operation, ...before }
  const [known] = limits.flatMap(({ field }) => {
    const value = exampleOf(field)
    return value === undefined ? [] : [{ [keyOf(table, field)]: value }]
  })
  const kept = isNew ? whole : known
  return [
    ...(kept === undefined
      ? []
      : [
          {
            says: `${isNew ? 'create' : 'change'} ${name}`,
            isRefused: false,
            call: { ...call, body: kept },
          },
        ]),
    ...limits.map(({ field, beyond }) => {
      const body = { ...(isNew && whole), [keyOf(table, field)]: beyond.value }
      const what = `${isNew ? 'A new row of' : 'A row of'} ${name} ${isNew ? 'has' : 'gets'}`
      const says = `${what} no ${String(field['name'])} ${beyond.says}`
      return { says: says.slice(0, 120), isRefused: true, call: { ...call, body } }
    }),
  ]
}

const isWritten = ({ visibility }: JsonObject): boolean =>
  visibility === undefined || visibility === 'normal' || visibility === 'writeOnly'

const keyOf = ({ id }: Node, field: JsonObject): string => `#${id}.${String(field['id'])}`

/** Undefined where one of the values can't be thought of. */
function bodyOf(table: Node, fields: readonly JsonObject[]): JsonObject | undefined {
  const members = fields.map((field) => [keyOf(table, field), exampleOf(field)] as const)
  return members.some(([, value]) => value === undefined)
    ? undefined
    : Object.fromEntries(members as readonly (readonly [string, Json])[])
}

const rowOf = (fields: readonly JsonObject[]): JsonObject =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = exampleOf(field)
      return value === undefined ? [] : [[String(field['id']), value] as const]
    }),
  )

const ownedBy = ({ owner }: JsonObject): JsonObject =>
  owner === true ? { $owner: { $person: 'caller' } } : {}
