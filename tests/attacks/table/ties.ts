import type { RouteInfo } from '@drawbridge/compiler'
import type { JsonObject } from '@drawbridge/manifest'
import { everything } from './at-rows.ts'
import { admits, tableIn } from './doors.ts'
import { reaches } from './law.ts'
import { requestOf } from './requests.ts'
import type { Rows } from './rows.ts'
import type { Tally } from './tally.ts'
import type { Person, Target } from './target.ts'
import { readWorld } from './world.ts'

const WRITES: ReadonlySet<string> = new Set(['create', 'bulkCreate', 'update'])

/** What somebody makes, or has, is tied to no row that they can’t see. */
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
    if (table === undefined || key === undefined || !admits(route, person.role)) continue
    const foreign = pointersOf(target, route, rows).filter(({ node }) => {
      const row = world.find(node, rows.keys.get(node))
      const reading = target.model.tables.find((one) => one.node === node)?.access.read
      return row !== undefined && reading !== undefined && !reaches(reading, person, row, world)
    })
    const request = requestOf(target, route, key, person.headers)
    const others = Object.assign({}, ...pointersOf(target, route, own).map(({ tie }) => tie))
    for (const { tie } of foreign) {
      const before = await everything(target)
      const payload = tied(request.payload, { ...others, ...tie })
      const answer = await target.call({ ...request, payload })
      const isKept = before === (await everything(target))
      tally.judged({
        caller: person.name,
        how: `with a foreign ${Object.keys(tie).join()}`,
        route,
        isHeld: answer.statusCode >= 400 && isKept,
        answer,
      })
    }
  }
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
