import type { Expression } from '../expression.ts'
import type { Scope } from '../scope.ts'
import type { ObjectType, Type } from '../type.ts'
import { NULL, nullable, present } from '../types/basic.ts'
import type { TypedExpression } from '../typed-expression.ts'
import { both, either, factsOf } from './facts.ts'
import { factsIn, knowing, type Fact } from './known.ts'
import { literalsOf } from './literals-of.ts'

/** The scope where this condition holds (`truth`), or where it doesn't. */
export function narrow(
  scope: Scope,
  condition: Expression | TypedExpression,
  truth: boolean,
): Scope {
  const facts = factsOf(condition, truth)
  return facts.size === 0 ? scope : knowing(scope, both(factsIn(scope), facts))
}

/** Members of a row of which a condition over it makes sure, with what they are then; not those that are nothing. */
export function narrowedMembers(
  { members }: ObjectType,
  row: string,
  condition: Expression | TypedExpression,
): ReadonlyMap<string, Type> {
  const facts = factsOf(condition, true)
  const found = new Map<string, Type>()
  for (const [name, { type }] of members) {
    const narrower = known(type, facts.get(`${row}.${name}`))
    if (narrower !== undefined && narrower.kind !== 'null' && isOther(narrower, type))
      found.set(name, narrower)
  }
  return found
}

function isOther(narrower: Type, type: Type): boolean {
  if (narrower.kind !== type.kind) return true
  return (
    narrower.kind === 'enum' &&
    type.kind === 'enum' &&
    narrower.values.length !== type.values.length
  )
}

/** The scope without what is known of a name, whose value has changed, and of its members. */
export const forget = (scope: Scope, name: string): Scope =>
  knowing(
    scope,
    new Map([...factsIn(scope)].filter(([path]) => path !== name && !path.startsWith(`${name}.`))),
  )

/** The scope where a name has just been given this value. */
export function giving(scope: Scope, name: string, value: TypedExpression): Scope {
  const only = isFinite(present(value.type)) ? literalsOf(value) : undefined
  const fact: Fact = { ...presenceOf(value.type), ...(only && { only }) }
  return knowing(scope, new Map([...factsIn(forget(scope, name)), [name, fact]]))
}

function presenceOf({ kind }: Type): Fact {
  if (kind === 'nullable') return {}
  return { presence: kind === 'null' ? 'nothing' : 'there' }
}

/** Whether TypeScript has a name for each value: of these it remembers which was given. */
const isFinite = ({ kind }: Type): boolean => kind === 'boolean' || kind === 'enum'

/** The scope behind ways of which one was gone: what was named before them, and what each of them has made sure of. */
export function behind({ names, ...scope }: Scope, ways: readonly Scope[]): Scope {
  const [first, ...others] = ways.map(factsIn)
  if (first === undefined) return { ...scope, names }
  const facts = [...others.reduce(either, first)].filter(([path]) => names.has(rootOf(path)))
  return knowing({ ...scope, names }, new Map(facts))
}

const rootOf = (path: string): string => path.split('.', 1).join('')

/** The scope, with what is known in another besides. */
export const besides = (scope: Scope, other: Scope): Scope =>
  knowing(scope, both(factsIn(scope), factsIn(behind(scope, [other]))))

/**
 * The scope inside a function that is written where this one is: what a condition has told of a
 * member, or of a name whose value changes, is forgotten in it, as TypeScript does.
 */
export const inFunction = (scope: Scope): Scope =>
  knowing(
    scope,
    new Map(
      [...factsIn(scope)].filter(
        ([path]) => !path.includes('.') && scope.changing?.has(path) !== true,
      ),
    ),
  )

/** The scope of an arrow over items of this type. */
export function withItem(scope: Scope, name: string, type: Type): Scope {
  const inner = inFunction(forget(scope, name))
  return { ...inner, names: new Map([...inner.names, [name, type]]) }
}

/** A type after what is known of a value; undefined where no value is left. */
export function known(type: Type, fact: Fact | undefined): Type | undefined {
  if (fact === undefined || type.kind === 'unknown') return type
  if (fact.presence === 'nothing') return type.kind === 'nullable' ? NULL : undefined
  const inner = narrowed(present(type), fact)
  if (fact.presence === 'there' || type.kind !== 'nullable') return inner
  return inner === undefined ? NULL : nullable(inner)
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
