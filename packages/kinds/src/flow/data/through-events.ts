import type { TypedExpression } from '@drawbridge/expressions'
import { code, key, template, type Code, type Name } from '@drawbridge/source'
import { computedIn } from '../../table/emit/computed.ts'
import { beforeChanging, beforeCreating, eventCalls } from '../../table/emit/events.ts'
import { changesRow, eventsAt, type Watched } from '../../table/emit/events-of.ts'
import * as refs from '../../table/emit/refs.ts'
import { capitalised, columnSql, placeholder, type Resource } from '../../table/emit/resource.ts'
import type { TableEvent } from '../endpoint.ts'
import type { Emission } from '../emission.ts'
import { fetchedRow } from '../row-type.ts'
import { columnValue } from '../../query/row-path.ts'
import { boundRow } from './checked-query.ts'
import { changesToBe, fillFunction, refilled } from './fill.ts'
import { findManyFunction } from './find-many-function.ts'
import { changesType } from './changes-type.ts'
import { inputType, type Stored } from './insert.ts'
import { QueryArguments } from './query-arguments.ts'
import { rowShape } from './row-shape.ts'
import type { Search } from './search.ts'
import type { Written } from './write.ts'

/** A function of a flow's queries, and what the flow hands over beside the database. */
export interface Query {
  readonly call: Code
  readonly formulas: readonly TypedExpression[]
}

type When = TableEvent['when']

const logsAt = (watched: Watched, times: readonly When[]): boolean =>
  eventsAt(watched, ...times).some(({ logs }) => logs)

/** What a function of a table's writes takes and hands to events: whoever is at work, and the log. */
export const toldParameters = (watched: Watched, ...times: readonly When[]): readonly Code[] => [
  ...(watched.model.auth === undefined ? [] : [code`user: ${refs.Caller} | null`]),
  ...(logsAt(watched, times) ? [code`log: ${refs.FastifyBaseLogger}`] : []),
]

/** Whether flows are started by what is written, at one of these times. */
export const startsEvents = (
  { model }: Emission,
  { table }: Resource,
  ...times: readonly When[]
): boolean => eventsAt({ table, model }, ...times).length > 0

/** `request.user`, and what else such a function asks for; nothing where no event is started. */
export function toldOf(
  { table }: Resource,
  { model, user, log }: Pick<Emission, 'model' | 'user' | 'log'>,
  ...times: readonly When[]
): readonly Code[] {
  const watched = { table, model }
  if (eventsAt(watched, ...times).length === 0) return []
  return [...(model.auth === undefined ? [] : [user]), ...(logsAt(watched, times) ? [log] : [])]
}

/** When events see a row that is new. */
export const CREATING = ['beforeCreate', 'afterCreate'] as const

/** What the functions of a table's writes are told, as they hand it on. */
const HERE = { user: code`user`, log: code`log` }

/** The row that is about to be, as events see it. */
export function rowToBe(
  { table }: Resource,
  written: readonly Stored[],
  values: Code,
  filled: ReadonlySet<string>,
): Code {
  const members = table.columns
    .filter(({ writable }) => writable)
    .map((column) => {
      const isKnown = filled.has(column.name) || written.some((one) => one.column === column)
      const value = isKnown ? code`${values}.${key(column.name)}` : code`null`
      return code`${key(column.name)}: ${value}`
    })
  return code`{ ${members} }`
}

/** A row is created with what is done before and after it; gives the function. */
export function createdThroughEvents(
  emission: Emission,
  resource: Resource,
  written: readonly Stored[],
  insert: Code,
  wish: string,
  isQuiet = false,
): Code {
  if (!startsEvents(emission, resource, ...CREATING)) return insert
  const { queries, model } = emission
  const watched = { table: resource.table, model }
  const before = beforeCreating(watched, code`values`, (values, filled) =>
    rowToBe(resource, written, values, filled),
  )
  const inserted = code`await ${queries.inside(insert)}(tx, ${before.input})`
  // What is computed of a new row is known once the row is there.
  const isComputed = computedIn(resource).some(({ computed }) => computed?.isPersonal === false)
  const after = eventCalls(watched, 'afterCreate', [isComputed ? code`row: created` : code`row`])
  const parameters = [
    code`db: ${refs.Database}`,
    code`values: ${inputType(resource, written)}`,
    ...toldParameters(watched, ...CREATING),
  ]
  return queries.add(
    wish,
    (called) => code`
      /** With what is done before and after a ${resource.item} is created. */
      export function ${called}(${parameters}): ReturnType<typeof ${queries.inside(insert)}> {
        return db.transaction(async (tx) => {
          ${before.lines}
          const row = ${inserted}
          ${isQuiet && code`if (row === null) return null`}
          ${
            after.length > 0 && isComputed
              ? code`
                const created = await ${readBack(emission, resource)}(tx, row.id)
                if (created !== undefined) {
                  ${after}
                }`
              : code`${after}`
          }
          return ${changesRow(watched, 'afterCreate') ? code`(await ${readBack(emission, resource)}(tx, row.id)) ?? row` : code`row`}
        })
      }`,
  )
}

/** Several rows, each of them through events: all of them or none. */
export function createdOneByOne(
  emission: Emission,
  resource: Resource,
  written: readonly Written[],
  create: Code,
  wish: string,
): Code {
  const { queries, model } = emission
  const parameters = [
    code`db: ${refs.Database}`,
    code`rows: readonly ${inputType(resource, written)}[]`,
    ...toldParameters({ table: resource.table, model }, ...CREATING),
  ]
  return queries.add(
    wish,
    (called) => code`
      /** All of them or none. */
      export async function ${called}(${parameters}): Promise<void> {
        await db.transaction(async (tx) => {
          for (const values of rows) await ${queries.inside(create)}(${[code`tx`, code`values`, ...toldOf(resource, { model, ...HERE }, ...CREATING)]})
        })
      }`,
  )
}

/** Rows are changed or deleted, with what is done before and after that for each of them. */
export function changedThroughEvents(
  emission: Emission,
  resource: Resource,
  where: Search['where'],
  query: Query & { readonly written?: readonly Written[] },
  wish: string,
): Query {
  const { queries, model } = emission
  const watched = { table: resource.table, model }
  const isUpdate = query.written !== undefined
  const times = isUpdate
    ? (['beforeUpdate', 'afterUpdate'] as const)
    : (['beforeDelete', 'afterDelete'] as const)
  if (!startsEvents(emission, resource, ...times)) return query
  const [early, late] = times
  const args = new QueryArguments(['values', 'tx', 'user', 'log', 'found', 'before', 'changes'])
  const local = (formulas: readonly TypedExpression[]) => formulas.map((one) => args.argument(one))
  const found = findManyFunction(
    queries,
    {
      selection: plain(resource),
      where,
      filters: [],
      order: [{ value: columnValue(boundRow(resource.table), resource.key) }],
      limit: undefined,
      offset: undefined,
      isLocking: true,
    },
    `find${capitalised(resource.table.names.plural)}`,
  )
  const given = query.written ?? []
  const values = given.length === 0 ? [] : [code`values`]
  const write = code`await ${queries.inside(query.call)}(${[code`tx`, ...values, ...local(query.formulas)]})`
  const read = code`await ${queries.inside(found.call)}(${[code`tx`, ...local(found.formulas)]})`
  const fills = isUpdate && refilled(resource).length > 0
  const before = isUpdate
    ? beforeChanging(watched, values[0], code`row`, (input, filled) =>
        changesToBe(resource, given, input, filled),
      )
    : { lines: eventCalls(watched, early, [code`row`]), input: code`row` }
  const after = isUpdate
    ? eventCalls(watched, late, [code`row`, code`before`])
    : eventCalls(watched, late, [code`row`])
  const parameters = [
    code`db: ${refs.Database}`,
    ...(given.length === 0 ? [] : [code`values: ${changesType(resource, given)}`]),
    ...args.parameters,
    ...toldParameters(watched, ...times),
  ]
  const call = queries.add(
    wish,
    (called) => code`
      /** With what is done before and after that for each of them. */
      export function ${called}(${parameters}): Promise<number> {
        return db.transaction(async (tx) => {
          const found = ${read}
          ${fills && code`const fillings = []`}
          ${
            before.lines.length > 0 &&
            code`
              for (const row of found) {
                ${before.lines}
                ${fills && code`fillings.push({ id: row.id, values: ${before.input} })`}
              }`
          }
          const changes = ${write}
          ${
            fills &&
            code`for (const filling of fillings) await ${fillFunction(queries, resource)}(tx, filling.id, filling.values)`
          }
          ${
            after.length > 0 &&
            (isUpdate
              ? code`
                for (const before of found) {
                  const row = await ${readBack(emission, resource)}(tx, before.id)
                  if (row === undefined) continue
                  ${after}
                }`
              : code`
                for (const row of found) {
                  ${after}
                }`)
          }
          return changes
        })
      }`,
  )
  return { call, formulas: args.formulas }
}

const plain = (resource: Resource): Search['selection'] => ({
  resource,
  extras: [],
  included: [],
  type: fetchedRow(resource.table),
  narrowed: [],
  unread: () => [],
})

/** A row as it is after it was changed. */
export function readBack({ queries }: Emission, resource: Resource): Name {
  const { columns, sql, key: id, dialect, table } = resource
  const { type, rowType, convert } = rowShape(resource)
  const statement = template`SELECT ${columns} FROM ${sql} WHERE ${`${columnSql(resource, id)} = ${placeholder(dialect, 1)}`}`
  const row = convert?.(code`row`)
  return queries.helper(
    `read${table.names.type}`,
    (called) => code`
      async function ${called}(db: ${refs.Database}, id: ${type}['id']): Promise<${type} | undefined> {
        const row = await db.get<${rowType}>(${statement}, [id])
        return ${row === undefined ? code`row` : code`row && ${row}`}
      }`,
  )
}
