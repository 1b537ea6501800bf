import type { Type, TypedExpression } from '@drawbridge/expressions'
import { readRule } from '../access.ts'
import type { ColumnModel, Model, TableModel } from '../model.ts'
import { isPossible } from './possible.ts'
import { all, any, sameText, truthOf, type Atom, type Truth } from './truth.ts'

/**
 * What a rule's condition comes to whatever the row and whoever of those calls whom the rule names:
 * undefined where it depends on them, as it should.
 */
export function outcomeOf(
  rule: string,
  condition: TypedExpression,
  table: TableModel,
  model: Model,
): 'always' | 'never' | undefined {
  const known = [...ofCaller(rule, model), ...limitsOf(table)]
  // What nobody may is said where that is declared.
  if (!isPossible(known)) return undefined
  if (!isPossible([...known, truthOf(condition)])) return 'never'
  return isPossible([...known, truthOf(condition, false)]) ? undefined : 'always'
}

/** What is so of those whom the rule names. */
function ofCaller(rule: string, { auth }: Model): readonly Truth[] {
  if (auth === undefined) return []
  const { who, role, permission } = readRule(rule)
  const { roles, permissions } = auth.settings
  const type: Type = { kind: 'enum', values: roles }
  const hasRole = (to: string): Atom => ({ kind: 'is', path: 'user.role', type, to, holds: true })
  // Beside the role, a key has to be good for it: so it may be missing where the role has it.
  const held = permissions.map(({ name, roles: of }): Truth => {
    const text = `user.permissions has '${name}'`
    return any([
      { kind: 'so', text, holds: false },
      all([{ kind: 'so', text, holds: true }, any(of.map(hasRole))]),
    ])
  })
  switch (who) {
    case 'owner':
      return [...held, { kind: 'so', text: sameText('row.owner', 'user'), holds: true }]
    case 'role':
      return role === undefined ? held : [...held, hasRole(role)]
    case 'permission':
      return [...held, { kind: 'so', text: `user.permissions has '${permission}'`, holds: true }]
    default:
      return held
  }
}

/** What the fields of a row let in. */
function limitsOf({ columns }: TableModel): readonly Truth[] {
  return columns.flatMap((column) => {
    const { settings, nullable } = column
    const ends = [
      { side: 'above', to: settings?.minimum },
      { side: 'below', to: settings?.maximum },
    ] as const
    return ends.flatMap(({ side, to }): readonly Truth[] => {
      const end = to === undefined ? undefined : Number(to)
      if (end === undefined || !Number.isSafeInteger(end)) return []
      const bound: Truth = {
        kind: 'bound',
        path: `row.${column.name}`,
        type: typeOfColumn(column),
        side,
        to: end,
        closed: true,
      }
      return [nullable ? any([bound, isNothing(column)]) : bound]
    })
  })
}

const isNothing = (column: ColumnModel): Atom => ({
  kind: 'is',
  path: `row.${column.name}`,
  type: typeOfColumn(column),
  to: null,
  holds: true,
})

function typeOfColumn({ type, nullable }: ColumnModel): Type {
  const plain: Type = { kind: type.type === 'integer' ? 'integer' : 'float' }
  return nullable ? { kind: 'nullable', of: plain } : plain
}
