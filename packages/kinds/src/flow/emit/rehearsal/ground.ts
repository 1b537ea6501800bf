import { identifier } from '@drawbridge/sql'
import type { Model, TableModel } from '../../../model.ts'
import { oneOfEach } from '../../../table/emit/cast.ts'
import { tableOf } from '../../../table/emit/lookup.ts'
import { isAccount } from './value.ts'

/** What tests begin on: people by their names, and tables that are emptied in this order. */
export interface Ground {
  /** Empty where nobody signs in. */
  readonly cast: Readonly<Record<string, string>>
  readonly tables: readonly string[]
}

/** Undefined where the tables point at each other in a circle, so that none can be emptied first. */
export function groundOf(model: Model): Ground | undefined {
  const tables = emptied(model)
  if (tables === undefined) return undefined
  const [first] = model.auth?.settings.roles ?? []
  const roles = oneOfEach(model).flatMap(({ name, role }) => (role ? [[name, role]] : []))
  return {
    cast: first === undefined ? {} : Object.fromEntries([['other', first], ...roles]),
    tables: tables.map(({ names: { sql } }) => identifier(sql, model.dialect)),
  }
}

/** All tables but that of accounts, those first whose rows point at others; undefined where they go round. */
function emptied(model: Model): readonly TableModel[] | undefined {
  const open = new Set(model.tables.filter((table) => !isAccount(table, model)))
  const order: TableModel[] = []
  while (open.size > 0) {
    const isPointedAt = new Set(
      [...open].flatMap((table) =>
        table.relations.flatMap(({ shape, target }) => {
          const other = shape.kind === 'toOne' ? tableOf(target, model) : undefined
          return other === undefined || other === table ? [] : [other]
        }),
      ),
    )
    const free = [...open].filter((table) => !isPointedAt.has(table))
    if (free.length === 0) return undefined
    for (const table of free) open.delete(table)
    order.push(...free)
  }
  return order
}
