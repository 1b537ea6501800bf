import type { StepKind } from '../../flow/step-kind.ts'
import { askedBy } from '../../flow/meaning.ts'
import { resourceOf } from '../../table/emit/resource.ts'
import { noteWrite } from '../../flow/data/called.ts'
import { changedRows } from '../../flow/data/changed-rows.ts'
import { whereOf } from '../../flow/data/checked-query.ts'
import { failsWhenMissing } from '../../flow/data/missing.ts'
import { updatedRows } from '../../flow/data/updated-rows.ts'
import { checkWritten, type Written } from '../../flow/data/write.ts'
import { updateFace } from './face.ts'

export const update: StepKind = {
  face: updateFace,
  check(check) {
    const table = check.table()
    const where = table && whereOf(check, table)
    const written = table && checkWritten(check, table, 'values', () => true, { knowsRow: true })
    if (table === undefined || where === undefined || where === 'all' || written === undefined)
      return undefined
    if (written.length === 0)
      return check.report('missing-value', ['settings', 'values'], {
        what: 'New values',
        where: `in ${check.title}`,
      })
    noteWrite(check, table, 'update')
    const resource = resourceOf(table, check.model)
    return {
      type: { kind: 'integer' },
      isBlock: true,
      means: {
        kind: 'write',
        ...askedBy(check, table),
        missing: failsWhenMissing(check) ? 404 : undefined,
        becomes: Object.fromEntries(written.flatMap(textIn)),
      },
      emit: (emission) =>
        changedRows(
          check,
          resource,
          updatedRows(check, emission, resource, where, written),
          emission,
        ),
    }
  },
}

/** The text that a field always becomes. */
function textIn({ column, typed }: Written): readonly (readonly [string, string])[] {
  const isText = typed.kind === 'literal' && typed.value.type === 'text'
  return isText ? [[column.name, typed.value.value]] : []
}
