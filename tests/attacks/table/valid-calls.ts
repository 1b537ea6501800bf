import type { RouteInfo } from '@drawbridge/compiler'
import type { JsonObject } from '@drawbridge/manifest'
import { isReached, tableIn } from './doors.ts'
import { requestOf } from './requests.ts'
import { valueOf, type Key, type Rows } from './rows.ts'
import type { Tally } from './tally.ts'
import type { Answered, Person, Target } from './target.ts'
import { pointersOf, tied } from './ties.ts'

/** What is done first: each leaves the rows there that the next ones need. */
const ORDER = [
  'list',
  'read',
  'flow',
  'create',
  'bulkCreate',
  'update',
  'restore',
  'delete',
  'auth',
]

/**
 * Without this all refusals would mean nothing: of each route there is a call that is done, made of
 * the same pieces as those that are refused. Flows and ways in go by more than who calls and what
 * they send; there, the call gets to what answers.
 */
export async function everyRouteAnswers(
  target: Target,
  rows: Rows,
  people: readonly Person[],
  tally: Tally,
): Promise<void> {
  // What others belong to stands first in a drawing, and goes last.
  const routes = target.routes
    .toReversed()
    .toSorted((a, b) => ORDER.indexOf(a.operation) - ORDER.indexOf(b.operation))
  // Nothing refers to them yet.
  const fresh = await target.signUp(people[0]?.role ?? '')
  for (const route of routes) {
    const answers = await answersOf(target, route, rows, [...people, fresh])
    const isHeld = answers.some((answer) => isDone(route, answer))
    const told = new Set(answers.map((answer) => answer.body.replace(/"requestId":"[^"]*",?/, '')))
    tally.held(
      isHeld,
      () => `no good call of ${route.method} ${route.path} was found: ${[...told].join()}`,
    )
  }
}

const isDone = (route: RouteInfo, answer: Answered): boolean =>
  route.operation === 'auth' || route.operation === 'flow'
    ? isReached(route, answer)
    : answer.statusCode < 300

async function answersOf(
  target: Target,
  route: RouteInfo,
  rows: Rows,
  people: readonly Person[],
): Promise<readonly Answered[]> {
  const answers: Answered[] = []
  for (const person of people)
    for (const key of keysFor(target, route, rows, people)) {
      const request = requestOf(target, route, key, person.headers)
      const payload = request.payload && { payload: goodBody(target, route, rows, request.payload) }
      const answer = await target.call({ ...request, ...payload })
      answers.push(answer)
      if (isDone(route, answer)) return answers
    }
  return answers
}

function keysFor(
  target: Target,
  route: RouteInfo,
  rows: Rows,
  people: readonly Person[],
): readonly Key[] {
  const table = tableIn(target.model, route)
  const id = people.at(-1)?.id ?? 1
  if (table === undefined || !route.path.includes('{')) return [id]
  const all = [rows.others, rows.keys, rows.deleted].flatMap((keys) => keys.get(table.node) ?? [])
  return table.node === target.model.auth?.table ? [id, ...all] : all
}

/** An example that points at rows that are there, and has what no row has yet. */
function goodBody(target: Target, route: RouteInfo, rows: Rows, payload: unknown): JsonObject {
  const table = tableIn(target.model, route)
  const ties = pointersOf(target, route, rows).map(({ tie }) => tie)
  const isCreating = route.operation === 'create' || route.operation === 'bulkCreate'
  const indexes = target.model.schema.tables.find(({ name }) => name === table?.names.sql)?.indexes
  const once = new Set(
    indexes?.filter(({ kind }) => kind === 'unique').flatMap(({ columns }) => columns),
  )
  const unique = (table?.columns ?? [])
    .filter((column) => isCreating && column.writable && (column.unique || once.has(column.sql)))
    .filter(({ type }) => type.type === 'string' || type.type === 'text')
    .map((column) => ({ [column.name]: String(valueOf(column, target.model.dialect)) }))
  return ties.length + unique.length === 0
    ? (payload as JsonObject)
    : tied(payload, Object.assign({}, ...ties, ...unique))
}
