import { code, name } from '@drawbridge/source'
import { variableName } from '../../flow/variables.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { askedBy } from '../../flow/meaning.ts'
import { adviseAgainstLoop, awaitedCall, assigned, queryName } from '../../flow/data/called.ts'
import { whereOf } from '../../flow/data/checked-query.ts'
import { checkOrder, holding } from '../../flow/data/search.ts'
import { findOneFunction } from '../../flow/data/find-one-function.ts'
import { failsWhenMissing, missingProblem } from '../../flow/data/missing.ts'
import { checkSelection } from '../../flow/data/selection.ts'
import { findOneFace } from './face.ts'

export const findOne: StepKind = {
  face: findOneFace,
  check(check) {
    const table = check.table()
    if (table === undefined) return undefined
    adviseAgainstLoop(check)
    const where = whereOf(check, table)
    const selection = checkSelection(check, table)
    const order = check.list('sort').length === 0 ? [] : checkOrder(check, table)
    if (where === undefined || selection === undefined || order === undefined) return undefined
    const held = holding(check)
    const fails = failsWhenMissing(check)
    const called = check.step.name
    const { type } = selection
    return {
      type: fails ? type : { kind: 'nullable', of: type },
      ...(fails && { isBlock: true }),
      means: { kind: 'search', ...askedBy(check, table), missing: fails ? 404 : undefined },
      emit: (emission) => {
        const search = {
          selection,
          where,
          order,
          filters: [],
          limit: order.length > 0 ? 1 : undefined,
          offset: undefined,
          ...held,
        }
        const found = findOneFunction(emission.queries, search, queryName(check, 'find', table))
        const value = awaitedCall(found, emission)
        if (!fails) return assigned(check, value)
        const problem = missingProblem(check, selection.resource)
        if (called === undefined) {
          const row = emission.local(table.names.singular)
          return [code`const ${row} = ${value}`, code`if (${row} === null) ${problem}`]
        }
        return [
          assigned(check, value),
          code`if (${name(variableName(called))} === null) ${problem}`,
        ]
      },
    }
  },
}
