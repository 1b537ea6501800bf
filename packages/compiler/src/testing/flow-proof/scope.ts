import type { Formula, Type } from './drawn.ts'
import { maybe, member, named } from './formulas.ts'
import { fieldsOf } from './world.ts'

/** What formulas may mention, with what each of them is. */
export interface Scope {
  readonly names: ReadonlyMap<string, Type>
  /** Names that `change` may give another value. */
  readonly changeable: ReadonlySet<string>
  /** Those of them of which a condition has made sure, which holds in no function. */
  readonly held: ReadonlySet<string>
}

export const withName = (scope: Scope, name: string, type: Type): Scope => ({
  ...scope,
  names: new Map([...scope.names, [name, type]]),
})

/** Without the row of an event: in a query, the row that is looked at is called so. */
export function withoutRow(scope: Scope): Scope {
  const names = new Map([...scope.names].filter(([name]) => name !== 'row'))
  return { ...scope, names }
}

/** What is known in a function that is written here. */
export function inFunction(scope: Scope): Scope {
  const names = new Map([...scope.names].filter(([name]) => !scope.held.has(name)))
  return { ...scope, names }
}

export interface Path {
  readonly formula: Formula
  readonly type: Type
}

/** Every name, and every member that it leads to. */
export function pathsOf({ names }: Scope): readonly Path[] {
  return [...names].flatMap(([name, type]) => within({ formula: named(name), type }, 2))
}

function within(path: Path, depth: number): readonly Path[] {
  const isMaybe = path.type.kind === 'maybe'
  const type = path.type.kind === 'maybe' ? path.type.of : path.type
  if (depth === 0) return [path]
  return [
    path,
    ...Object.entries(membersOf(type)).flatMap(([name, one]) =>
      within(
        {
          formula: member(path.formula, name, isMaybe),
          type: isMaybe && one.kind !== 'maybe' ? maybe(one) : one,
        },
        depth - 1,
      ),
    ),
  ]
}

export function membersOf(type: Type): Readonly<Record<string, Type>> {
  if (type.kind === 'object') return type.members
  if (type.kind !== 'row') return {}
  return Object.fromEntries(
    Object.entries(fieldsOf(type.table)).map(([name, field]) => [name, field.type]),
  )
}

export function isSameType(one: Type, other: Type): boolean {
  if (one.kind === 'row' || one.kind === 'object')
    return JSON.stringify(one) === JSON.stringify(other)
  if (one.kind === 'maybe' || one.kind === 'list')
    return other.kind === one.kind && isSameType(one.of, other.of)
  return one.kind === other.kind
}

/** A list of what a list is made of, if it is one. */
export const lists = (scope: Scope): readonly Path[] =>
  pathsOf(scope).filter(({ type }) => type.kind === 'list')
