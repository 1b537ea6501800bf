import { isDeepStrictEqual } from 'node:util'
import type { Json, JsonObject } from '@drawbridge/manifest'
import type { FlowBackend } from './backend.ts'
import { startedBy } from './batch.ts'
import { drawBodySent, drawRowSent, withoutKeys, type Sent } from './calls.ts'
import { drawFrom } from './draw.ts'
import type { Flow } from './drawn.ts'
import { Reference, type Meant } from './meant.ts'

/** A call whose answer, or whose rows, are not what they should be. */
export interface Difference {
  readonly what: string
  readonly sent: Json
  readonly given: unknown
  readonly meant: unknown
}

/** Calls a flow some times with random values, from tables set back, and tells the first difference. */
export async function differenceIn(
  backend: FlowBackend,
  flow: Flow,
  all: readonly Flow[],
  seed: number,
  times: number,
): Promise<Difference | undefined> {
  const draw = drawFrom(seed)
  const { starts } = flow
  for (let round = 0; round < times; round += 1) {
    await backend.reset()
    const callable = all.filter((one) => one.starts.kind === 'call')
    const others = startedBy(flow, all)
    const reference = new Reference([...callable, ...others, flow])
    const found =
      starts.kind === 'event'
        ? await eventDifference(backend, reference, starts.table, [
            drawRowSent(draw),
            drawRowSent(draw),
            drawRowSent(draw),
          ])
        : await callDifference(backend, reference, flow, drawBodySent(draw))
    const tables = [...others, flow].flatMap((one) =>
      one.starts.kind === 'event' ? [one.starts.table] : [],
    )
    const rows = found ?? (await leftDifference(backend, reference, tables))
    if (rows !== undefined) return rows
  }
  return undefined
}

async function callDifference(
  backend: FlowBackend,
  reference: Reference,
  flow: Flow,
  sent: Sent,
): Promise<Difference | undefined> {
  const given = await backend.post(flow.name, sent.json)
  return told(`POST /${flow.name}`, sent.json, given, reference.call(flow, sent))
}

/** Two rows are created, one of them is changed and deleted. */
async function eventDifference(
  backend: FlowBackend,
  reference: Reference,
  table: string,
  [first, second, changes]: readonly [Sent, Sent, Sent],
): Promise<Difference | undefined> {
  for (const sent of [first, second]) {
    const given = await backend.post(table, sent.json)
    const difference = told(`POST /${table}`, sent.json, given, reference.create(table, sent))
    if (difference !== undefined) return difference
  }
  const { app } = backend
  const [row] = (await app.inject({ url: `/${table}?sort=id` })).json().data
  const url = `/${table}/${row?.id ?? 1_000_000}`
  const changed = await app.inject({ method: 'PATCH', url, payload: changes.json })
  const asked = { status: changed.statusCode, text: changed.body }
  const difference = told(`PATCH ${url}`, changes.json, asked, reference.update(table, changes))
  if (difference !== undefined) return difference
  const gone = await app.inject({ method: 'DELETE', url })
  const deleted = { status: gone.statusCode, text: gone.body }
  return told(`DELETE ${url}`, {}, deleted, reference.delete(table))
}

function told(
  what: string,
  sent: Json,
  given: { readonly status: number; readonly text: string },
  meant: Meant,
): Difference | undefined {
  const is = given.status === meant.status && isSameBody(given, meant)
  return is ? undefined : { what, sent, given, meant }
}

function isSameBody({ text }: { readonly text: string }, { body, words, status }: Meant): boolean {
  if (status >= 400) return words === undefined || isTold(JSON.parse(text), words)
  if (status === 204) return text === ''
  if (typeof body === 'string' && text === body) return true
  try {
    return isDeepStrictEqual(withoutKeys(JSON.parse(text)), JSON.parse(JSON.stringify(body)))
  } catch {
    return false
  }
}

/** Said as the detail, or of one field. */
function isTold(problem: JsonObject, words: string): boolean {
  const errors = (problem['errors'] ?? []) as readonly { readonly message: string }[]
  return problem['detail'] === words || errors.some(({ message }) => message === words)
}

async function leftDifference(
  backend: FlowBackend,
  reference: Reference,
  tables: readonly string[],
): Promise<Difference | undefined> {
  const given = await backend.left(tables)
  const meant: unknown = JSON.parse(JSON.stringify(reference.left()))
  return isDeepStrictEqual(given, meant)
    ? undefined
    : { what: 'what is left in the tables', sent: null, given, meant }
}
