import { code } from '@drawbridge/source'
import { noteWrite } from '../flow/data/called.ts'
import { keyFormula } from '../flow/data/key-formula.ts'
import { checkTarget, linkFunction, relationNamed } from '../flow/data/link.ts'
import { QUIET } from '../flow/meaning.ts'
import type { StepFace } from '../flow/step-face.ts'
import type { StepKind } from '../flow/step-kind.ts'
import { resourceOf } from '../table/emit/resource.ts'

/** A step that links a row with others, or takes such links away. */
export function linkStep(face: StepFace, does: 'link' | 'unlink'): StepKind {
  return {
    face,
    check(check) {
      const table = check.table()
      if (table === undefined) return undefined
      noteWrite(check)
      const row = keyFormula(check, 'row', table.node)
      const named = check.text('relation') ?? ''
      const relation = relationNamed(check, table, named, ['settings', 'relation'])
      if (relation === undefined) return undefined
      const link = checkTarget(check, relation, ['settings', 'target'], check.text('target') ?? '')
      if (row === undefined || link === undefined) return undefined
      const resource = resourceOf(table, check.model)
      return {
        means: QUIET,
        emit: ({ db, queries, printTyped }) => {
          const others = printTyped(link.target)
          const call = linkFunction(queries, resource, relation, does)
          return code`await ${call}(${db}, ${printTyped(row)}, ${link.isMany ? others : code`[${others}]`})`
        },
      }
    },
  }
}
