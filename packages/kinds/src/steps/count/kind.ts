import type { StepKind } from '../../flow/step-kind.ts'
import { adviseAgainstLoop, awaitedCall, assigned, queryName } from '../../flow/data/called.ts'
import { whereOf } from '../../flow/data/checked-query.ts'
import { countFunction } from '../../flow/data/count-function.ts'
import { resourceOf } from '../../table/emit/resource.ts'
import { fetchedRow } from '../../flow/row-type.ts'
import { countFace } from './face.ts'

export const count: StepKind = {
  face: countFace,
  check(check) {
    const table = check.table()
    const where = table && whereOf(check, table)
    if (table === undefined || where === undefined) return undefined
    adviseAgainstLoop(check)
    const resource = resourceOf(table, check.model)
    const selection = {
      resource,
      extras: [],
      included: [],
      type: fetchedRow(table),
      narrowed: [],
      unread: () => [],
    }
    return {
      type: { kind: 'integer' },
      emit: (emission) => {
        const search = {
          selection,
          where,
          filters: [],
          order: [],
          limit: undefined,
          offset: undefined,
        }
        const counted = countFunction(
          emission.queries,
          search,
          queryName(check, 'count', table, true),
        )
        return assigned(check, awaitedCall(counted, emission))
      },
    }
  },
}
