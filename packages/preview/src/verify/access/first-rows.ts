import type { TableModel } from '@drawbridge/kinds'
import type { CompiledOk } from '../../backend.ts'
import type { AnyCaller, Callers } from '../../development/callers.ts'
import type { Body } from './example-body.ts'

/** Ids of the rows that were made, by the node of their table. */
export type FirstRows = ReadonlyMap<string, string>

interface Parts {
  readonly callers: Callers
  readonly bodyOf: (method: string, path: string) => Body | undefined
}

/**
 * A row in each table that somebody may create rows in, by its own route: those first that others
 * lead to. Who is named first tries first, and owns what they make.
 */
export async function makeFirstRows(
  { callers, bodyOf }: Parts,
  id: string,
  compiled: CompiledOk,
  makers: readonly AnyCaller[],
): Promise<FirstRows> {
  const rows = new Map<string, string>()
  const waiting = new Set(compiled.model.tables.filter(({ access }) => 'create' in access))
  for (let before = -1; rows.size > before;) {
    before = rows.size
    for (const table of waiting) {
      const route = compiled.routes.find(
        ({ operation, nodes }) => operation === 'create' && nodes.at(-1) === table.node,
      )
      if (route === undefined || !leadsSomewhere(table, rows)) continue
      const body = { ...bodyOf('POST', route.path), ...leading(table, rows) }
      const made = await firstMade(makers, async (caller) => {
        const request = {
          method: 'POST',
          path: route.path,
          headers: JSON_TYPE,
          body: JSON.stringify(body),
        }
        return callers.call(id, compiled, caller, request, { byStudio: true })
      })
      if (made === undefined) continue
      rows.set(table.node, made)
      waiting.delete(table)
    }
  }
  return rows
}

const JSON_TYPE = { 'content-type': 'application/json' }

async function firstMade(
  makers: readonly AnyCaller[],
  make: (caller: AnyCaller) => Promise<{ readonly status: number; readonly body: string }>,
): Promise<string | undefined> {
  for (const maker of makers) {
    const { status, body } = await make(maker)
    if (status !== 201) continue
    const { id }: { id?: string | number } = JSON.parse(body)
    if (id !== undefined) return String(id)
  }
  return undefined
}

const toOnes = ({ relations }: TableModel) =>
  relations.flatMap(({ shape, target }) => (shape.kind === 'toOne' ? [{ ...shape, target }] : []))

const leadsSomewhere = (table: TableModel, rows: FirstRows): boolean =>
  toOnes(table).every(({ required, target }) => !required || rows.has(target))

/** The ids that its relations want, as callers write them. */
function leading(table: TableModel, rows: FirstRows): Body {
  return Object.fromEntries(
    toOnes(table).flatMap(({ column, target }) => {
      const { name, writable, type } = table.columns.find(({ sql }) => sql === column) ?? {}
      const id = rows.get(target)
      if (name === undefined || writable !== true || id === undefined) return []
      return [[name, type?.type === 'uuid' ? id : Number(id)]]
    }),
  )
}
