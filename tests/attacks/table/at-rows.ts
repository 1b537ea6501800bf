import type { RouteInfo } from '@drawbridge/compiler'
import { identifier } from '@drawbridge/sql'
import { admits, isOpen, isReached, tableIn } from './doors.ts'
import { reaches } from './law.ts'
import { isSafe, requestOf } from './requests.ts'
import type { Key, Rows } from './rows.ts'
import type { Tally } from './tally.ts'
import type { Answered, Person, Target } from './target.ts'
import { readWorld } from './world.ts'

/** Keys of rows that nobody has. */
const MISSING = { number: 999_999_999, uuid: '00000000-0000-4000-8000-000000000000' }

/** Whoever’s role is not among those of a route is not let in, whatever they ask for. */
export async function withWrongRole(
  target: Target,
  { keys }: Rows,
  person: Person,
  tally: Tally,
): Promise<void> {
  for (const route of target.routes) {
    if (isOpen(route) || admits(route, person)) continue
    const key = keys.get(tableIn(target.model, route)?.node ?? '') ?? 1
    const answer = await target.call(requestOf(target, route, key, person.headers))
    const isHeld = answer.statusCode === 403 && !isReached(route, answer)
    tally.judged({ caller: person.name, route, isHeld, answer })
  }
}

/** Where the rules shut a row of somebody’s, it is as one that is missing. */
export async function aboutShutRows(
  target: Target,
  rows: Rows,
  person: Person,
  tally: Tally,
): Promise<void> {
  const world = await readWorld(target)
  for (const route of target.routes) {
    const table = tableIn(target.model, route)
    if (table === undefined || !route.path.includes('{')) continue
    if (person.id === '' ? !isOpen(route) : !admits(route, person)) continue
    const shut = keysFor(route, rows, table.node).filter((key) => {
      const row = world.find(table.node, key)
      return row !== undefined && !reaches(route.access, person, row, world)
    })
    if (shut.length === 0) continue
    const call = (key: Key) => target.call(requestOf(target, route, key, person.headers))
    const before = await everything(target)
    const missing = await call(typeof shut[0] === 'string' ? MISSING.uuid : MISSING.number)
    const judge = (how: string, isHeld: boolean, answer: Answered) =>
      tally.judged({ caller: person.name, how, route, isHeld, answer })
    judge('about nothing', missing.statusCode >= 400, missing)
    for (const key of shut) {
      const foreign = await call(key)
      // What they may read they may be told that they may not change.
      const isTold = foreign.statusCode === 403 && !isSafe(route)
      const isSame = plain(foreign) === plain(missing)
      judge('about a foreign row', foreign.statusCode >= 400 && (isSame || isTold), foreign)
    }
    const isKept = before === (await everything(target))
    tally.held(isKept, () => `${person.name} changed a foreign row, ${route.method} ${route.path}`)
  }
}

function keysFor({ operation }: RouteInfo, rows: Rows, node: string): readonly Key[] {
  const kinds = operation === 'restore' ? [rows.deleted] : [rows.keys, rows.others, rows.deleted]
  return kinds.flatMap((keys) => keys.get(node) ?? [])
}

/** Without what tells two answers apart in any case. */
const plain = (answer: Answered): string =>
  `${answer.statusCode} ${answer.body.replace(/"requestId":"[^"]*"/, '')}`

/** All rows of all tables that are drawn, and what ties them. */
export async function everything({ model, db }: Target): Promise<string> {
  const drawn = model.schema.tables.filter(({ name }) => !name.startsWith('auth_'))
  const tables = await Promise.all(
    drawn.map(({ name }) => db.all(`SELECT * FROM ${identifier(name, model.dialect)}`, [])),
  )
  return JSON.stringify(tables)
}
