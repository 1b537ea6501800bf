import type { Expression } from '../expression.ts'
import type { Scope } from '../scope.ts'
import type { Type } from '../type.ts'
import { NULL, nullable, present } from '../types/basic.ts'
import { both, factsOf } from './facts.ts'
import { factsIn, knowing, type Fact } from './known.ts'

/** The scope where this condition holds (`truth`), or where it doesn't. */
export function narrow(scope: Scope, condition: Expression, truth: boolean): Scope {
  const facts = factsOf(condition, truth)
  return facts.size === 0 ? scope : knowing(scope, both(factsIn(scope), facts))
}

/** The scope without what is known of a name, whose value has changed, and of its members. */
export const forget = (scope: Scope, name: string): Scope =>
  knowing(
    scope,
    new Map([...factsIn(scope)].filter(([path]) => path !== name && !path.startsWith(`${name}.`))),
  )

/** The scope where a name has just been given a value that is there. */
export const sure = (scope: Scope, name: string): Scope =>
  knowing(scope, new Map([...factsIn(forget(scope, name)), [name, { presence: 'there' }]]))

/**
 * The scope inside a function that is written where this one is: what a condition has told of a
 * member, or of a name whose value changes, is forgotten in it, as TypeScript does.
 */
export const inFunction = (scope: Scope, changes: (name: string) => boolean = () => false): Scope =>
  knowing(
    scope,
    new Map([...factsIn(scope)].filter(([path]) => !path.includes('.') && !changes(path))),
  )

/** The scope of an arrow over items of this type. */
export function withItem(scope: Scope, name: string, type: Type): Scope {
  const inner = inFunction(scope, (path) => path === name)
  return { ...inner, names: new Map([...inner.names, [name, type]]) }
}

/** A type after what is known of a value; undefined where no value is left. */
export function known(type: Type, fact: Fact | undefined): Type | undefined {
  if (fact === undefined || type.kind === 'unknown') return type
  if (fact.presence === 'nothing') return type.kind === 'nullable' ? NULL : undefined
  const inner = narrowed(present(type), fact)
  if (inner === undefined || fact.presence === 'there' || type.kind !== 'nullable') return inner
  return nullable(inner)
}

function narrowed(type: Type, { only, not }: Fact): Type | undefined {
  if (only?.size === 0) return undefined
  if (type.kind === 'boolean') return not !== undefined && not.size >= 2 ? undefined : type
  if (type.kind !== 'enum') return type
  const values = type.values.filter((value) => {
    const key = JSON.stringify(value)
    return (only === undefined || only.has(key)) && not?.has(key) !== true
  })
  return values.length === 0 ? undefined : { kind: 'enum', values }
}
