import { partsOf, type TypedExpression } from '@drawbridge/expressions'
import type { TableModel } from '../../model.ts'
import type { StepCheck } from '../step-check.ts'
import type { Written } from './write.ts'

/**
 * Warns of a step that is about the rows of all organisations: one whose condition speaks neither of
 * the organisation that a row belongs to nor of a row that was found before.
 */
export function warnOfOthersRows(
  check: StepCheck,
  table: TableModel,
  where?: TypedExpression,
): void {
  const home = table.columns.find(({ fixed }) => fixed === 'organisation')
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

/** What a caller sends. */
const SENT: ReadonlySet<string> = new Set(['params', 'query', 'headers', 'body', 'request'])

/** Whether a value is what the caller has sent, and not what a row says that was found by it. */
export function isFromCaller({ flow }: Pick<StepCheck, 'flow'>, typed: TypedExpression): boolean {
  if (typed.kind === 'name') {
    const isSent = flow.source.starts.kind === 'endpoint' && SENT.has(typed.name)
    return isSent || flow.fromCaller.has(typed.name)
  }
  return partsOf(typed).some((part) => isFromCaller({ flow }, part))
}

/**
 * Warns of a step that creates rows in an organisation which its caller names: nothing makes sure that
 * they are a member of it. Whom a role of the sign-in lets in is trusted with all of them.
 */
export function warnOfNamedOrganisation(
  check: StepCheck,
  table: TableModel,
  written: readonly Written[],
): void {
  const { starts } = check.flow.source
  if (starts.kind !== 'endpoint' || starts.access.every((rule) => rule.startsWith('role:'))) return
  const value = written.find(({ column }) => column.fixed === 'organisation')
  if (value === undefined || !isFromCaller(check, value.typed)) return
  check.report('any-organisation', ['settings', 'values'], {
    step: check.title,
    table: table.names.plural,
    field: value.column.name,
  })
}
