import { partsOf, type TypedExpression } from '@drawbridge/expressions'
import type { TableModel } from '../../model.ts'
import type { StepCheck } from '../step-check.ts'

/**
 * Warns of a step that is about the rows of all organisations: one whose condition speaks neither of
 * the organisation that a row belongs to nor of a row that was found before.
 */
export function warnOfOthersRows(
  check: StepCheck,
  table: TableModel,
  where?: TypedExpression,
): void {
  const home = table.columns.find(({ fixed }) => fixed)
  if (home === undefined) return
  const relation = table.relations.find(
    ({ shape }) => shape.kind === 'toOne' && shape.column === home.sql,
  )
  const telling = new Set([home.name, relation?.name])
  if (where !== undefined && tells(where, telling, check)) return
  check.report('beyond-organisation', ['settings', where === undefined ? 'table' : 'where'], {
    step: check.title,
    table: table.names.plural,
    relation: relation?.name ?? home.name,
  })
}

function tells(
  piece: TypedExpression,
  telling: ReadonlySet<string | undefined>,
  check: StepCheck,
): boolean {
  if (piece.kind === 'member' && telling.has(piece.name)) return true
  if (piece.kind === 'name' && piece.name !== 'user' && piece.name !== 'row') {
    if (check.around.scope.names.get(piece.name)?.kind === 'row') return true
  }
  return partsOf(piece).some((part) => tells(part, telling, check))
}
