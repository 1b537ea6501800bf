import { code, lit, ref, spaced, type Code } from '@drawbridge/source'
import { identifier } from '@drawbridge/sql'
import { readRule } from '../../../access.ts'
import type { Model, TableModel } from '../../../model.ts'
import { canSignUp, meets, oneOfEach } from '../../../table/emit/cast.ts'
import { tableOf } from '../../../table/emit/lookup.ts'
import type { FlowModel } from '../../flow-model.ts'
import { takesFiles } from '../../takes-files.ts'
import { effectTests } from './effect-tests.ts'
import { isAccount } from './value.ts'

/**
 * `test/effects/drawn-endpoints.test.ts`: what endpoints that were drawn by hand answer and leave
 * behind, each over a few rows of its own. Undefined where nobody can tell that beforehand.
 */
export function effectsFile(
  flows: readonly FlowModel[],
  prefix: string,
  model: Model,
): Code | undefined {
  const { auth } = model
  const tables = emptied(model)
  if (auth === undefined || !canSignUp(model) || tables === undefined) return undefined
  const tests = flows.flatMap((flow) => {
    const { starts } = flow
    if (starts.kind !== 'endpoint' || takesFiles(flow) || flow.callsOutside) return []
    const rules = starts.access.map(readRule)
    const able = oneOfEach(model).filter((player) => rules.some((rule) => meets(player, rule)))
    const caller = able.find(({ role }) => role !== undefined)
    return caller === undefined ? [] : effectTests(flow, prefix, caller, model)
  })
  if (tests.length === 0) return undefined
  const [first = ''] = auth.settings.roles
  const roles = oneOfEach(model).flatMap(({ name, role }) => (role ? [[name, role]] : []))
  const cast = Object.fromEntries([['other', first], ...roles])
  const names = tables.map(({ names: { sql } }) => identifier(sql, model.dialect))
  return code`
    ${ref('suite', 'node:test')}('what the drawn endpoints answer and leave behind', () => {
      const rows = ${ref('useEmptyTables', 'test/empty-tables.ts')}(${lit(cast)}, ${lit(names)})

      ${spaced(tests)}
    })`
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
