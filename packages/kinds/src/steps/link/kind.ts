import { code } from '@drawbridge/source'
import type { StepKind } from '../../flow/step-kind.ts'
import { resourceOf } from '../../table/emit/resource.ts'
import { noteWrite } from '../../flow/data/called.ts'
import { keyFormula } from '../../flow/data/key-formula.ts'
import { checkTarget, linkFunction, relationNamed } from '../../flow/data/link.ts'
import { linkFace } from './face.ts'

export const link: StepKind = {
  face: linkFace,
  check(check) {
    const table = check.table()
    if (table === undefined) return undefined
    noteWrite(check)
    const row = keyFormula(check, 'row', table.node)
    const relation = relationNamed(check, table, check.text('relation') ?? '', [
      'settings',
      'relation',
    ])
    if (relation === undefined) return undefined
    const link = checkTarget(check, relation, ['settings', 'target'], check.text('target') ?? '')
    if (row === undefined || link === undefined) return undefined
    const resource = resourceOf(table, check.model)
    return {
      emit: ({ db, queries, printTyped }) => {
        const others = printTyped(link.target)
        const call = linkFunction(queries, resource, relation, 'link')
        return code`await ${call}(${db}, ${printTyped(row)}, ${link.isMany ? others : code`[${others}]`})`
      },
    }
  },
}
