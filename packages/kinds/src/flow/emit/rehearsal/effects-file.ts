import { code, lit, ref, spaced, type Code } from '@drawbridge/source'
import { readRule } from '../../../access.ts'
import type { Model } from '../../../model.ts'
import { canSignUp, meets, oneOfEach } from '../../../table/emit/cast.ts'
import type { FlowModel } from '../../flow-model.ts'
import { takesFiles } from '../../takes-files.ts'
import { effectTests } from './effect-tests.ts'
import { groundOf } from './ground.ts'

/**
 * `test/effects/drawn-endpoints.test.ts`: what endpoints that were drawn by hand answer and leave
 * behind, each over a few rows of its own. Undefined where nobody can tell that beforehand.
 */
export function effectsFile(
  flows: readonly FlowModel[],
  prefix: string,
  model: Model,
): Code | undefined {
  const ground = groundOf(model)
  if (model.auth === undefined || !canSignUp(model) || ground === undefined) return undefined
  const tests = flows.flatMap((flow) => {
    const { starts } = flow
    if (starts.kind !== 'endpoint' || takesFiles(flow) || flow.callsOutside) return []
    const rules = starts.access.map(readRule)
    const able = oneOfEach(model).filter((player) => rules.some((rule) => meets(player, rule)))
    const caller = able.find(({ role }) => role !== undefined)
    return caller === undefined ? [] : effectTests(flow, prefix, caller, model)
  })
  if (tests.length === 0) return undefined
  return code`
    ${ref('suite', 'node:test')}('what the drawn endpoints answer and leave behind', () => {
      const rows = ${ref('useEmptyTables', 'test/empty-tables.ts')}(${lit(ground.cast)}, ${lit(ground.tables)})

      ${spaced(tests)}
    })`
}
