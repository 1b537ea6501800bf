import { partsOf, type Type, type TypedExpression } from '@drawbridge/expressions'
import type { Formula } from '../flow/formula.ts'
import type { StepCheck } from '../flow/step-check.ts'

/** Complains where something that was read for the server alone is about to leave it. */
export function refuseHidden(
  check: StepCheck,
  path: readonly (string | number)[],
  { typed }: Formula,
  where: string,
): void {
  const { hidden } = check.flow
  const field = mentioned(typed, hidden) ?? held(typed.type, hidden)
  if (field !== undefined) check.report('secret-leaks', path, { field, where })
}

/** Says that everybody is answered with whole rows, of which a rule keeps a field for some. */
export function adviseAgainstWholeRows(check: StepCheck, { type }: Formula): void {
  const { starts } = check.flow.source
  if (starts.kind !== 'endpoint' || !starts.access.includes('public')) return
  const rows = rowsIn(type)
  for (const table of check.model.tables) {
    const kept = table.columns.find(({ settings, readable }) => readable && settings?.readRule)
    if (kept === undefined || !rows.has(table.names.type)) continue
    const facts = { step: check.title, table: table.names.plural, field: kept.name }
    check.report('answers-more', ['settings', 'body'], facts)
  }
}

/** The tables of which a value holds whole rows, by the names of their types. */
function rowsIn(type: Type): ReadonlySet<string> {
  switch (type.kind) {
    case 'nullable':
    case 'list':
      return rowsIn(type.of)
    case 'object':
      return new Set([
        ...(type.name === undefined ? [] : [type.name]),
        ...[...type.members.values()].flatMap((member) => [...rowsIn(member.type)]),
      ])
    default:
      return new Set()
  }
}

/** `account.passwordHash`, wherever it stands. */
function mentioned(typed: TypedExpression, hidden: ReadonlySet<string>): string | undefined {
  if (typed.kind === 'member' && hidden.has(typed.name)) return typed.name
  return firstOf(partsOf(typed), (part) => mentioned(part, hidden))
}

/** A whole row that has it. */
function held(type: Type, hidden: ReadonlySet<string>): string | undefined {
  switch (type.kind) {
    case 'nullable':
    case 'list':
      return held(type.of, hidden)
    case 'object':
      return firstOf([...type.members], ([name, member]) =>
        hidden.has(name) ? name : held(member.type, hidden),
      )
    default:
      return undefined
  }
}

function firstOf<Item>(
  items: readonly Item[],
  find: (item: Item) => string | undefined,
): string | undefined {
  for (const item of items) {
    const found = find(item)
    if (found !== undefined) return found
  }
  return undefined
}
