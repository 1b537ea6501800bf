import type { ApiModel, FlowModel, Model, SavedTest, TableModel } from '@drawbridge/kinds'
import type { Json, JsonObject } from '@drawbridge/manifest'
import type { CompiledOk } from '../backend.ts'
import { isSecretName } from '../inside/shown-value.ts'
import type { SeenKey } from '../inside/words.ts'
import type { Previews } from '../previews.ts'
import type { Run } from '../trace/runs.ts'
import { isSecret, secretNames } from '../trace/secret-names.ts'
import { type NeededRow, neededRows } from './needed-rows.ts'
import { Opening } from './opening.ts'
import { RowImages } from './row-images.ts'

/** A request that can't be kept; the message is for people. */
export class NotKept extends Error {}

/** What went over the wire, where whoever asks still has it: what is told of a request is cut. */
export interface Wire {
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly answer?: string
}

/** A test that says what a request did: with the least rows that it needs. @throws NotKept */
export async function testOfRun(
  previews: Previews,
  project: string,
  compiled: CompiledOk,
  run: Run,
  wire: Wire,
): Promise<{ readonly api: string; readonly test: Omit<SavedTest, 'id'> }> {
  const { model } = compiled
  const called = calledBy(run, model)
  const images = new RowImages(previews, project, model, run)
  const rows = await neededRows(run, model, images)
  const path = pathOf(run)
  const body = bodyOf(run, wire)
  const answer = answerOf(run, wire)
  const caller = callerOf(run)
  const opening = new Opening(model, rows, caller?.id, `${path} ${JSON.stringify(body)}`)
  const { params, query } = addressOf(path, called, opening)
  const headers = headersOf(called.flow, wire)
  assertNoSecret(body, new Set(secretNames(compiled)))
  const after = afterOf(run, model, rows, images, opening)
  const as = caller?.role
  const test = {
    name: nameOf(run, as),
    ...(called.flow
      ? { endpoint: called.flow.id }
      : {
          table: called.table?.node ?? '',
          ...(called.operation && { operation: called.operation }),
        }),
    ...(as !== undefined && { as }),
    ...someOf('params', params),
    ...someOf('query', query),
    ...someOf('headers', headers),
    ...(body !== null && { body: opening.sent(body, called.table) }),
    ...(rows.length > 0 && {
      rows: rows.map(({ id, table, image }) => ({
        id,
        table: table.node,
        values: valuesOf(table, image, opening),
      })),
    }),
    status: run.status,
    ...(answer !== undefined && { answer: opening.answered(answer, called.table) }),
    ...(after.length > 0 && { after }),
  }
  return { api: called.api.node, test }
}

/** The node of the api that a request came to. @throws NotKept */
function apiOf({ route }: Run, { apis }: Model): ApiModel {
  if (route === undefined) throw new NotKept('It came to no endpoint, so there is nothing to test.')
  if (route.operation === 'auth')
    throw new NotKept(
      'Requests that sign people in carry secrets, which no test may keep. The backend has tests of its own for them.',
    )
  const api = apis.find(({ node }) => route.nodes.includes(node))
  if (api === undefined) throw new NotKept('It came to no endpoint of an api.')
  return api
}

interface Called {
  readonly api: ApiModel
  readonly flow?: FlowModel
  readonly table?: TableModel
  readonly operation: SavedTest['operation']
  /** `/tasks/{id}` */
  readonly path: string
}

function calledBy(run: Run, model: Model): Called {
  const api = apiOf(run, model)
  const { name = '', nodes = [], operation, path = '' } = run.route ?? {}
  if (operation === 'flow') {
    const flow = model.flows.find((one) => one.node === api.node && one.name === name)
    if (flow === undefined) throw new NotKept('Its endpoint is not there any more.')
    return { api, flow, operation: undefined, path }
  }
  const table = model.tables.find(({ node }) => nodes.includes(node) && api.tables.includes(node))
  if (table === undefined || operation === undefined || operation === 'auth')
    throw new NotKept('Its endpoint is not there any more.')
  return { api, table, operation, path }
}

function callerOf({ caller }: Run): { readonly id: SeenKey; readonly role?: string } | undefined {
  if (typeof caller !== 'object' || caller === null) return undefined
  const { id, role }: { readonly id?: unknown; readonly role?: unknown } = caller
  if (typeof id !== 'string' && typeof id !== 'number') return undefined
  return { id, ...(typeof role === 'string' && { role }) }
}

function bodyOf({ body, cut }: Run, wire: Wire): Json {
  if (wire.body === undefined) {
    if (cut.includes('body'))
      throw new NotKept(
        'Its body is longer than what is kept of requests. Send it from “Try it”, and save it then.',
      )
    return (body ?? null) as Json
  }
  const parsed = parsedOr(wire.body, undefined)
  if (parsed === undefined)
    throw new NotKept('Only requests with a body of JSON, or none, become tests.')
  return parsed
}

/** Undefined where it is not known whole. */
function answerOf({ answer, cut }: Run, wire: Wire): Json | undefined {
  if (wire.answer !== undefined)
    return wire.answer === '' ? undefined : parsedOr(wire.answer, wire.answer)
  return answer === null || cut.includes('answer') ? undefined : (answer as Json)
}

function parsedOr<Other>(text: string, otherwise: Other): Json | Other {
  try {
    return JSON.parse(text) as Json
  } catch {
    return otherwise
  }
}

/** With its query. @throws NotKept */
function pathOf({ path, cut, sent }: Run): string {
  if (sent === undefined && cut.includes('path'))
    throw new NotKept(
      'Its address is longer than what is kept of requests that carry a secret. Send it without one, and save it then.',
    )
  return sent?.path ?? path
}

function addressOf(
  path: string,
  { table, path: pattern }: Called,
  opening: Opening,
): { readonly params: JsonObject; readonly query: JsonObject } {
  const [asked = '', search = ''] = path.split('?')
  const given = asked.split('/')
  const params = pattern.split('/').flatMap((part, at): readonly [string, Json][] => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    if (name === undefined) return []
    const value = decoded(given[at] ?? '')
    if (table !== undefined && name === 'id') return [[name, opening.row(table, value)]]
    return [[name, opening.param(name, value)]]
  })
  const query = [...new URLSearchParams(search)].map(([name, value]): readonly [string, Json] => [
    opening.queryName(name, table),
    opening.named(name, value),
  ])
  return { params: Object.fromEntries(params), query: Object.fromEntries(query) }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Those that the endpoint asks for. */
function headersOf(flow: FlowModel | undefined, { headers = {} }: Wire): JsonObject {
  const asked = flow?.starts.kind === 'endpoint' ? flow.starts.headers : []
  const names = new Set(asked.map(({ name }) => name.toLowerCase()))
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) => names.has(name.toLowerCase()) && !isSecretName(name),
    ),
  )
}

function assertNoSecret(body: Json, hidden: ReadonlySet<string>): void {
  if (body === null || typeof body !== 'object') return
  for (const [name, value] of Object.entries(body) as [string, Json][]) {
    if (isSecretName(name) || hidden.has(name))
      throw new NotKept(
        `It carries “${name}”, which is a secret: a test that is part of a drawing must not keep it.`,
      )
    assertNoSecret(value, hidden)
  }
}

const COUNTED = new Set(['key', 'updatedAt', 'version', 'auth', 'role', 'passwordHash'])

function valuesOf(table: TableModel, image: NeededRow['image'], opening: Opening): JsonObject {
  return Object.fromEntries(
    table.columns.flatMap((column) => {
      const value = image.get(column.id)
      const isLeft = value === undefined || value === null || COUNTED.has(column.role)
      return isLeft ? [] : [[column.id, opening.column(table, column, value)]]
    }),
  )
}

/** What is in the tables that it changed, as far as the test’s own rows go. */
function afterOf(
  run: Run,
  model: Model,
  rows: readonly NeededRow[],
  images: RowImages,
  opening: Opening,
): NonNullable<SavedTest['after']> {
  return run.rows.flatMap(({ table: sql, changes }) => {
    const table = model.tables.find(({ names }) => names.sql === sql)
    if (table === undefined || changes === null || changes.length === 0) return []
    const changed = new Map(changes.map((one) => [String(one.key), one]))
    const kept = rows
      .filter((row) => row.table === table)
      .flatMap(({ id, key, image }): readonly JsonObject[] => {
        const own = { $id: { $row: id } }
        const change = changed.get(String(key))
        if (change === undefined) return [own]
        if (change.after === null) return []
        const now = images.image(table, change.after)
        const others = table.columns.flatMap((column) => {
          const value = now.get(column.id)
          const isSame = JSON.stringify(value) === JSON.stringify(image.get(column.id))
          return value === undefined || isSame || isOpen(column)
            ? []
            : [[column.id, opening.column(table, column, value)] as const]
        })
        return [{ ...own, ...Object.fromEntries(others) }]
      })
    const made = changes.flatMap(({ before, after }): readonly JsonObject[] => {
      if (before !== null || after === null) return []
      const now = images.image(table, after)
      const values = table.columns.flatMap((column) => {
        const value = now.get(column.id)
        return value === undefined || isOpen(column) || isSecret(column)
          ? []
          : [[column.id, opening.column(table, column, value)] as const]
      })
      return [Object.fromEntries(values)]
    })
    return [{ table: table.node, rows: [...kept, ...made] }]
  })
}

/** Values that the database or the clock makes. */
const isOpen = ({ role, type }: TableModel['columns'][number]): boolean =>
  COUNTED.has(role) || role === 'createdAt' || type.type === 'datetime' || type.type === 'json'

function nameOf({ method, route, status }: Run, as: string | undefined): string {
  const who = as ?? 'nobody'
  return `${method} ${route?.path ?? ''} as ${who} answers ${status}`.slice(0, 120)
}

const someOf = (name: string, members: JsonObject): object =>
  Object.keys(members).length > 0 ? { [name]: members } : {}
