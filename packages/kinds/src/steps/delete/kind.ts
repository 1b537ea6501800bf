import { code } from '@drawbridge/source'
import { printCondition } from '@drawbridge/sql'
import type { StepKind } from '../../flow/step-kind.ts'
import { askedBy } from '../../flow/meaning.ts'
import * as refs from '../../table/emit/refs.ts'
import { columnOfRole, placeholder, resourceOf } from '../../table/emit/resource.ts'
import { bare, nowParam } from '../../table/emit/statements.ts'
import { awaitedCall, noteWrite, queryName } from '../../flow/data/called.ts'
import { changedRows } from '../../flow/data/changed-rows.ts'
import { changedThroughEvents, startsEvents, toldOf } from '../../flow/data/through-events.ts'
import { whereOf } from '../../flow/data/checked-query.ts'
import { failsWhenMissing } from '../../flow/data/missing.ts'
import { statementOf } from '../../flow/data/opening.ts'
import { QueryArguments } from '../../flow/data/query-arguments.ts'
import { deleteFace } from './face.ts'

export const deleteStep: StepKind = {
  face: deleteFace,
  check(check) {
    const table = check.table()
    const where = table && whereOf(check, table)
    if (table === undefined || where === undefined || where === 'all') return undefined
    noteWrite(check, table, 'delete')
    const resource = resourceOf(table, check.model)
    const { dialect, sql } = resource
    return {
      type: { kind: 'integer' },
      isBlock: true,
      means: {
        kind: 'write',
        ...askedBy(check, table),
        missing: failsWhenMissing(check) ? 404 : undefined,
        becomes: undefined,
      },
      emit: (emission) => {
        const { queries } = emission
        const isWatched = startsEvents(emission, resource, 'beforeDelete', 'afterDelete')
        const wish = queryName(check, 'delete', table)
        const removing = isWatched ? queryName(check, 'remove', table) : wish
        const args = new QueryArguments()
        const deletedAt = table.softDelete
          ? bare(columnOfRole(table, 'deletedAt'), dialect)
          : undefined
        const head =
          deletedAt === undefined
            ? `DELETE FROM ${sql}`
            : `UPDATE ${sql} SET ${deletedAt} = ${placeholder(dialect, 1)}`
        const parts = [
          head,
          { kind: 'break', flat: ' ' } as const,
          'WHERE ',
          ...printCondition(where, dialect),
        ]
        const given = deletedAt === undefined ? [] : [nowParam(dialect)]
        const opening = statementOf(queries, parts, args, removing, dialect, given)
        const call = queries.add(
          removing,
          (called) => code`
            export async function ${called}(${[code`db: ${refs.Database}`, ...args.parameters]}): Promise<number> {
              ${opening.before}
              const { changes } = await db.run(${opening.sql}, ${opening.params})
              return changes
            }`,
        )
        const query = { call, formulas: args.formulas }
        const value = awaitedCall(
          changedThroughEvents(emission, resource, where, query, wish),
          emission,
          toldOf(resource, emission, 'beforeDelete', 'afterDelete'),
        )
        return changedRows(check, resource, value, emission)
      },
    }
  },
}
