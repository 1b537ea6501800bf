import type { RouteInfo } from '@drawbridge/compiler'
import type { JsonObject } from '@drawbridge/manifest'
import { everything } from './at-rows.ts'
import { admits, tableIn } from './doors.ts'
import { reaches } from './law.ts'
import { requestOf } from './requests.ts'
import type { Rows } from './rows.ts'
import type { Tally } from './tally.ts'
import type { Answered, Person, Target } from './target.ts'
import { readWorld } from './world.ts'

const WRITES: ReadonlySet<string> = new Set(['create', 'bulkCreate', 'update'])

/**
 * What somebody makes, or has, is tied to no row that they can’t see; and what comes of mixing their
 * own with somebody’s is a row that the rules let them make.
 */
export async function intoForeignRows(
  target: Target,
  rows: Rows,
  person: Person,
  own: Rows,
  tally: Tally,
): Promise<void> {
  const world = await readWorld(target)
  for (const route of target.routes) {
    const table = tableIn(target.model, route)
    const key = own.keys.get(table?.node ?? '')
    if (table === undefined || key === undefined || !admits(route, person)) continue
    const request = requestOf(target, route, key, person.headers)
    for (const { tie, of } of mixes(target, route, rows, own)) {
      const isOpen = of.every((node) => {
        const row = world.find(node, rows.keys.get(node))
        const reading = target.model.tables.find((one) => one.node === node)?.access.read
        return row === undefined || reading === undefined || reaches(reading, person, row, world)
      })
      const before = await everything(target)
      const answer = await target.call({ ...request, payload: tied(request.payload, tie) })
      const isKept = before === (await everything(target))
      const isHeld =
        answer.statusCode >= 400
          ? isKept
          : isOpen && (await isLawful(target, route, person, answer))
      const how = `with ${of.join(' and ')} of somebody’s`
      tally.judged({ caller: person.name, how, route, isHeld, answer })
    }
  }
}

/** Each tie to somebody’s row among one’s own, and each to one’s own among somebody’s. */
function mixes(target: Target, route: RouteInfo, rows: Rows, own: Rows) {
  const [theirs, mine] = [rows, own].map((some) => pointersOf(target, route, some))
  const all = (pointers: readonly Pointer[] = []): JsonObject =>
    Object.assign({}, ...pointers.map(({ tie }) => tie))
  const nodes = theirs?.map(({ node }) => node) ?? []
  return [
    ...(theirs ?? []).map(({ node, tie }) => ({ of: [node], tie: { ...all(mine), ...tie } })),
    ...(nodes.length > 2 ? (mine ?? []) : []).map(({ node, tie }) => ({
      of: nodes.filter((one) => one !== node),
      tie: { ...all(theirs), ...tie },
    })),
  ]
}

/** Whether the rows that an answer tells of are such as the rules let somebody write, or make. */
async function isLawful(
  target: Target,
  route: RouteInfo,
  person: Person,
  answer: Answered,
): Promise<boolean> {
  const world = await readWorld(target)
  const table = tableIn(target.model, route)
  const rules = [...route.access, ...((route.operation === 'update' && table?.access.create) || [])]
  const body = answer.json<{ readonly id?: unknown; readonly data?: readonly { id: unknown }[] }>()
  return (body.data ?? [body]).every(({ id }) => {
    const row = world.find(table?.node ?? '', id)
    return row !== undefined && reaches(rules, person, row, world)
  })
}

interface Pointer {
  /** Of the table that it points at. */
  readonly node: string
  readonly tie: JsonObject
}

/** Keys that a body may have: of one row, or of many. */
export function pointersOf(
  { model }: Target,
  route: RouteInfo,
  { keys }: Rows,
): readonly Pointer[] {
  const table = tableIn(model, route)
  if (table === undefined || !WRITES.has(route.operation)) return []
  return table.relations.flatMap(({ shape, target: node }): readonly Pointer[] => {
    const key = keys.get(node)
    if (key === undefined) return []
    if (shape.kind === 'manyToMany')
      return shape.idsName === undefined ? [] : [{ node, tie: { [shape.idsName]: [key] } }]
    const column = shape.kind === 'toOne' && table.columns.find(({ sql }) => sql === shape.column)
    if (!column || !column.writable || (column.fixed && route.operation === 'update')) return []
    return [{ node, tie: { [column.name]: key } }]
  })
}

/** A body, or each item of one, with more in it. */
export function tied(payload: unknown, tie: JsonObject): JsonObject {
  const body = Object(payload) as JsonObject
  const { items } = body
  if (!Array.isArray(items)) return { ...body, ...tie }
  return { items: (items.length > 0 ? items : [{}]).map((item) => ({ ...Object(item), ...tie })) }
}
