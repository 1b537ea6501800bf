import type { Json, JsonObject } from '@drawbridge/manifest'
import type { ColumnModel, Model, RelationModel, TableModel } from '../../model.ts'
import { canSignUp, oneOfEach } from '../../table/emit/cast.ts'
import { methodOf, pathOf } from '../../table/emit/routes.ts'
import { resourceOf } from '../../table/emit/resource.ts'
import { columnOrLink, Gone, gone, nameNow, tableAt } from './names.ts'
import type { SavedRow, SavedTest } from './saved-test.ts'

/** A row of a saved test, with what it speaks of as the drawing has it now. */
export interface ReadRow {
  readonly id: string
  readonly table: TableModel
  readonly values: readonly (readonly [ColumnModel, Json])[]
  readonly links: readonly (readonly [RelationModel, readonly Json[]])[]
}

/** A saved test that can be written. Keys within JSON are resolved as they are written. */
export interface ReadTest {
  readonly saved: SavedTest
  readonly method: string
  /** With the prefix: `/tasks/:id` */
  readonly path: string
  /** Who calls, by the name that the tests have for them. */
  readonly caller: string
  readonly rows: readonly ReadRow[]
  readonly after: readonly {
    readonly table: TableModel
    readonly rows: readonly Omit<ReadRow, 'id' | 'links'>[]
  }[]
}

/** What a saved test means in the drawing of now, or what it speaks of that is gone. */
export function readSavedTest(
  saved: SavedTest,
  api: string,
  model: Model,
): ReadTest | { readonly gone: string } {
  try {
    const rows = (saved.rows ?? []).map((row) => readRow(row, model))
    const known = new Set(rows.map(({ id }) => id))
    for (const part of [saved.params, saved.query, saved.headers, saved.body, saved.answer])
      look(part, known, model)
    for (const { values } of saved.rows ?? []) look(values, known, model)
    for (const { rows: all } of saved.after ?? []) look(all, known, model)
    return {
      saved,
      ...calledBy(saved, api, model),
      caller: callerOf(saved, model),
      rows,
      after: (saved.after ?? []).map(({ table: node, rows: left }) => {
        const table = tableAt(node, model)
        return { table, rows: left.map((values) => ({ table, ...membersOf(values, table) })) }
      }),
    }
  } catch (error) {
    if (error instanceof Gone) return { gone: error.what }
    throw error
  }
}

function calledBy(
  { endpoint, table: node, operation }: SavedTest,
  api: string,
  model: Model,
): Pick<ReadTest, 'method' | 'path'> {
  const { settings, tables } = model.apis.find((one) => one.node === api) ?? gone('its api')
  if (endpoint !== undefined) {
    const flow = model.flows.find((one) => one.node === api && one.id === endpoint)
    if (flow?.starts.kind !== 'endpoint') return gone('its endpoint')
    return { method: flow.starts.method, path: settings.prefix + flow.starts.path }
  }
  if (node === undefined || operation === undefined) return gone('its endpoint')
  const table = tableAt(node, model)
  if (!tables.includes(node) || table.access[operation] === undefined) return gone('its endpoint')
  const path = settings.prefix + pathOf(resourceOf(table, model), operation)
  return { method: methodOf(operation), path }
}

function callerOf({ as }: SavedTest, model: Model): string {
  if (as === undefined) return 'nobody'
  if (!canSignUp(model)) return gone('an account that tests can open')
  const player = oneOfEach(model).find(({ role }) => role === as)
  return player?.name ?? gone(`the role “${as}”`)
}

function readRow({ id, table: node, values }: SavedRow, model: Model): ReadRow {
  const table = tableAt(node, model)
  if (table.node === model.auth?.table) return gone('a row that a test can’t make')
  return { id, table, ...membersOf(values, table) }
}

function membersOf(members: JsonObject, table: TableModel): Pick<ReadRow, 'values' | 'links'> {
  const values: (readonly [ColumnModel, Json])[] = []
  const links: (readonly [RelationModel, readonly Json[]])[] = []
  for (const [id, value] of Object.entries(members)) {
    const found = columnOrLink(table, id)
    if ('link' in found) links.push([found.link, Array.isArray(value) ? (value as Json[]) : []])
    else if (found.column.computed === undefined) values.push([found.column, value])
  }
  return { values, links }
}

/** Whether all that is named in a piece of JSON is there. */
function look(value: Json | undefined, rows: ReadonlySet<string>, model: Model): void {
  if (value === undefined || value === null || typeof value !== 'object') return
  for (const [key, inner] of Object.entries(value) as [string, Json][]) {
    if (key === '$row' && !(typeof inner === 'string' && rows.has(inner))) gone('a row')
    if (key === '$person' && !canSignUp(model)) gone('an account that tests can open')
    nameNow(key, model)
    look(inner, rows, model)
  }
}
