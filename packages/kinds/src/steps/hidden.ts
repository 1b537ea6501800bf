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
