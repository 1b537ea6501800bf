import type { Step } from './migration-text.ts'
import { planInPlace } from './plan-in-place.ts'
import { planRebuild } from './plan-rebuild.ts'
import { PORTABILITY } from './dialects.ts'
import { printStatement } from './print-statement.ts'
import type { SchemaChange } from './schema-change.ts'
import type { Dialect } from './schema.ts'

/** The single statements that make these changes in a database, in order. */
export function printChanges(changes: readonly SchemaChange[], dialect: Dialect): readonly Step[] {
  const plan = PORTABILITY[dialect].inPlace ? planInPlace : planRebuild
  return plan(changes, dialect).flatMap((statement): Step[] => {
    const text = printStatement(statement, dialect)
    if (text === undefined) return []
    const { destroys } = statement
    return [destroys === undefined ? { statement: text } : { statement: text, destroys }]
  })
}
