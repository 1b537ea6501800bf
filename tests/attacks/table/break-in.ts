import type { RouteInfo } from '@drawbridge/compiler'
import { errorsOf } from '@drawbridge/kinds'
import type { JsonObject } from '@drawbridge/manifest'
import type { LightMyRequestResponse } from 'fastify'
import { nobodies, oneOfEach } from './cast.ts'
import { admits, isOpen, isShut, roleFor } from './doors.ts'
import { askedBy, isSafe, requestOf, urlOf } from './requests.ts'
import { CANARY, rowsOf, type Rows } from './rows.ts'
import { Tally } from './tally.ts'
import type { Person, Target } from './target.ts'

/** Keys of rows that nobody has. */
const MISSING = { number: 999_999_999, uuid: '00000000-0000-4000-8000-000000000000' }

const WRITES: ReadonlySet<string> = new Set(['create', 'bulkCreate', 'update'])

/** What no caller may write, anywhere. */
const UNWRITABLE = [
  'id',
  'ownerId',
  'owner_id',
  'role',
  'passwordHash',
  'password_hash',
  'createdAt',
  'updatedAt',
  'deletedAt',
  'deleted_at',
  'constructor',
  'prototype',
  '__proto__',
]

/**
 * Everybody tries every route, about rows that are somebody else’s and rows that are not there: nobody,
 * those who were somebody once, and one of each role. Only what the drawing says lets them in.
 */
export async function breakIn(target: Target): Promise<Tally> {
  const tally = new Tally()
  const [first = ''] = target.model.auth?.settings.roles ?? []
  const victim = await target.signUp(first)
  const rows = await rowsOf(target, victim)
  await asNobody(target, rows, tally)
  for (const person of await oneOfEach(target)) {
    await withWrongRole(target, rows, person, tally)
    await aboutForeignRows(target, rows, person, tally)
    await inLists(target, rows, person, tally)
    await intoForeignRows(target, rows, person, tally)
  }
  await withHiddenFields(target, victim, tally)
  await withForeignFields(target, tally)
  return tally
}

const said = (who: string, { method, path }: RouteInfo, { statusCode }: LightMyRequestResponse) =>
  `${who}, ${method} ${path}: ${statusCode}`

/** The node of the table that a ready-made operation is about. */
const tableIn = ({ nodes, operation }: RouteInfo): string | undefined =>
  operation === 'auth' || operation === 'flow' ? undefined : nodes.at(-1)

const keyIn = (route: RouteInfo, { keys }: Rows): string | number =>
  keys.get(tableIn(route) ?? '') ?? 1

/** The same address in other words, which some part of a server may not see through. */
const disguised = (url: string): readonly string[] => [
  `${url}/`,
  `/${url}`,
  url.toUpperCase(),
  url.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  `${url};x=1`,
  `/x/..${url}`,
  `${url}%00`,
]

async function asNobody(target: Target, rows: Rows, tally: Tally): Promise<void> {
  // What only reads comes first: whoever gets in by mistake may end their own sign-in.
  const doors = target.routes
    .filter((route) => !isOpen(route))
    .toSorted((a, b) => Number(isSafe(b)) - Number(isSafe(a)))
  for (const { name, headers } of await nobodies(target))
    for (const route of doors) {
      const request = requestOf(target, route, keyIn(route, rows), headers)
      const answer = await target.call(request)
      tally.held(answer.statusCode === 401, () => said(name, route, answer))
    }
  for (const route of doors) {
    const url = urlOf(route, keyIn(route, rows))
    const request = requestOf(target, route, keyIn(route, rows))
    for (const other of disguised(url)) {
      const answer = await target.call({ ...request, url: other })
      tally.held(answer.statusCode >= 400, () => said(`nobody as ${other}`, route, answer))
    }
    for (const method of ['HEAD', 'OPTIONS', 'TRACE'] as const) {
      if (method === 'HEAD' && !isSafe(route)) continue
      const answer = await target.call({ method, url })
      const isEmpty = method === 'OPTIONS' && answer.body === ''
      tally.held(answer.statusCode >= 400 || isEmpty, () =>
        said(`nobody by ${method}`, route, answer),
      )
    }
    for (const header of ['x-http-method-override', 'x-original-url', 'x-rewrite-url']) {
      const headers = { [header]: header.endsWith('override') ? route.method : url }
      const answer = await target.call({ method: 'GET', url: '/', headers })
      tally.held(answer.statusCode >= 400, () => said(`nobody with ${header}`, route, answer))
    }
  }
}

async function withWrongRole(
  target: Target,
  rows: Rows,
  { role, headers }: Person,
  tally: Tally,
): Promise<void> {
  for (const route of target.routes) {
    if (isOpen(route) || admits(route, role)) continue
    const answer = await target.call(requestOf(target, route, keyIn(route, rows), headers))
    tally.held(answer.statusCode === 403, () => said(`a ${role}`, route, answer))
  }
}

/** Where a row of somebody else’s is shut, it is as one that is missing. */
async function aboutForeignRows(
  target: Target,
  rows: Rows,
  { role, headers }: Person,
  tally: Tally,
): Promise<void> {
  for (const route of target.routes) {
    const own = rows.keys.get(tableIn(route) ?? '')
    if (own === undefined || !route.path.endsWith('}') || !admits(route, role)) continue
    const missing = await target.call(requestOf(target, route, missingAs(own), headers))
    tally.held(missing.statusCode >= 400, () => said(`a ${role} about nothing`, route, missing))
    if (!isShut(route, role)) continue
    const before = await everything(target)
    const foreign = await target.call(requestOf(target, route, own, headers))
    // What they may read they may be told that they may not change.
    const isTold = foreign.statusCode === 403 && !isSafe(route)
    const isSame = plain(foreign) === plain(missing)
    tally.held(foreign.statusCode >= 400 && (isSame || isTold), () =>
      said(`a ${role} about a foreign row`, route, foreign),
    )
    const isKept = before === (await everything(target))
    tally.held(isKept, () => said(`a ${role} changed a foreign row`, route, foreign))
  }
}

const missingAs = (key: string | number): string | number =>
  typeof key === 'string' ? MISSING.uuid : MISSING.number

/** Without what tells two answers apart in any case. */
const plain = (answer: LightMyRequestResponse): string =>
  `${answer.statusCode} ${answer.body.replace(/"requestId":"[^"]*"/, '')}`

/** All rows of all tables. */
async function everything({ model, db }: Target): Promise<string> {
  const tables = await Promise.all(
    model.tables.map(({ names }) => db.all(`SELECT * FROM ${names.sql}`, [])),
  )
  return JSON.stringify(tables)
}

/** However a list is asked for, a row that is shut is not on it. */
async function inLists(
  target: Target,
  rows: Rows,
  { role, headers }: Person,
  tally: Tally,
): Promise<void> {
  for (const route of target.routes) {
    const own = rows.keys.get(tableIn(route) ?? '')
    if (route.operation !== 'list' || own === undefined) continue
    if (!admits(route, role) || !isShut(route, role)) continue
    const owner = rows.keys.get(target.model.auth?.table ?? '')
    for (const query of [
      '',
      'count=true',
      `id=${own}`,
      `id[in]=${own},1`,
      `ownerId=${owner}`,
      'limit=100&sort=-id',
    ]) {
      const answer = await target.call({ url: `${route.path}?${query}`, headers })
      if (answer.statusCode === 400) continue
      const { data = [], page } = answer.json<{
        data?: { id: unknown }[]
        page?: { total?: number }
      }>()
      const isThere =
        data.some(({ id }) => id === own) || (page?.total ?? data.length) > data.length
      tally.held(answer.statusCode === 200 && !isThere, () =>
        said(`a ${role} by ${query}`, route, answer),
      )
    }
  }
}

/** What somebody makes, or has, is tied to no row that they can’t see. */
async function intoForeignRows(
  target: Target,
  rows: Rows,
  person: Person,
  tally: Tally,
): Promise<void> {
  const own = await rowsOf(target, person)
  const { role, headers } = person
  for (const route of target.routes) {
    const ties = tiesOf(target, route, rows, role)
    const key = own.keys.get(tableIn(route) ?? '')
    if (ties.length === 0 || key === undefined || !admits(route, role)) continue
    const request = requestOf(target, route, key, headers)
    const others = Object.assign({}, ...pointersOf(target, route, own).map(({ tie }) => tie))
    for (const tie of ties) {
      const before = await everything(target)
      const answer = await target.call({
        ...request,
        payload: tied(request.payload, { ...others, ...tie }),
      })
      const isKept = before === (await everything(target))
      tally.held(answer.statusCode >= 400 && isKept, () =>
        said(`a ${role} with a foreign ${Object.keys(tie).join()}`, route, answer),
      )
    }
  }
}

/** Keys that a body may have, of rows that are nobody’s business but their owner’s. */
function tiesOf(target: Target, route: RouteInfo, rows: Rows, role: string): readonly JsonObject[] {
  return pointersOf(target, route, rows).flatMap(({ node, tie }) => {
    const reading = target.routes.find((one) => one.operation === 'read' && tableIn(one) === node)
    return reading !== undefined && isShut(reading, role) ? [tie] : []
  })
}

interface Pointer {
  /** Of the table that it points at. */
  readonly node: string
  readonly tie: JsonObject
}

/** Keys that a body may have. */
function pointersOf({ model }: Target, route: RouteInfo, { keys }: Rows): readonly Pointer[] {
  const table = model.tables.find(({ node }) => node === tableIn(route))
  if (table === undefined || !WRITES.has(route.operation)) return []
  return table.relations.flatMap(({ shape, target: node }) => {
    const column = shape.kind === 'toOne' && table.columns.find(({ sql }) => sql === shape.column)
    const key = keys.get(node)
    if (!column || !column.writable || key === undefined) return []
    return [{ node, tie: { [column.name]: key } }]
  })
}

function tied(payload: unknown, tie: JsonObject): JsonObject {
  const body = Object(payload) as JsonObject
  const { items } = body
  if (!Array.isArray(items)) return { ...body, ...tie }
  return { items: (items.length > 0 ? items : [{}]).map((item) => ({ ...Object(item), ...tie })) }
}

/** What is hidden is neither answered, nor chosen, nor asked about. */
async function withHiddenFields(target: Target, victim: Person, tally: Tally): Promise<void> {
  const people = [victim, ...(await oneOfEach(target))]
  for (const route of target.routes.filter(isSafe)) {
    const table = target.model.tables.find(({ node }) => node === tableIn(route))
    const hidden = table?.columns.filter(
      ({ readable, role }) => !readable || role === 'passwordHash',
    )
    for (const { role, headers } of people) {
      const answer = await target.call(requestOf(target, route, victim.id, headers))
      tally.held(!answer.body.includes(CANARY), () =>
        said(`a ${role} reads what is hidden`, route, answer),
      )
    }
    const able = people.find(({ role }) => admits(route, role))
    if (route.operation !== 'list' || able === undefined) continue
    const names = [
      ...(hidden ?? []).flatMap(({ name, sql }) => [name, sql]),
      '__proto__',
      'constructor',
    ]
    for (const name of names)
      for (const query of [
        `fields=${name}`,
        `sort=${name}`,
        `include=${name}`,
        `${name}=x`,
        `${name}[startsWith]=k`,
        `${name}[isNull]=false`,
      ]) {
        const answer = await target.call({ url: `${route.path}?${query}`, headers: able.headers })
        tally.held(answer.statusCode === 400, () => said(`by ${query}`, route, answer))
      }
  }
}

/** What no body has a place for is refused, whoever sends it. */
async function withForeignFields(target: Target, tally: Tally): Promise<void> {
  const invalid = errorsOf(target.model).kinds.invalid.status
  for (const route of target.routes) {
    const asked = askedBy(target, route)
    const role = roleFor(route, target.model)
    if (asked?.isStrict !== true || role === undefined) continue
    const { headers } = await target.signUp(role)
    for (const word of UNWRITABLE.filter((one) => !asked.properties.has(one))) {
      const payload = JSON.stringify(asked.example).replace(
        '{',
        `{${JSON.stringify(word)}:1${Object.keys(asked.example).length > 0 ? ',' : ''}`,
      )
      const answer = await target.call({
        ...requestOf(target, route, 1, { ...headers, 'content-type': 'application/json' }),
        payload,
      })
      tally.held([400, invalid].includes(answer.statusCode), () =>
        said(`with ${word}`, route, answer),
      )
    }
  }
}
