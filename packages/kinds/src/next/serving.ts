import { isObject, type Manifest, type Node } from '@drawbridge/manifest'
import { joinedFrom, ofKind, textsOf } from './look.ts'
import type { End, NextStep } from './next-step.ts'
import { isUsedByFlows } from './used-by-flows.ts'

/** What a drawing without sign-in mostly gets next. */
export const SIGN_IN: NextStep = {
  says: 'Let people sign in',
  why: 'Until they do, a row belongs to nobody, and no rule can ask who calls.',
  makes: [{ asks: 'people sign in with e-mail and password' }],
}

export const hasSignIn = (drawing: Manifest): boolean => ofKind(drawing, 'auth').length > 0

/** Accounts are reached by signing in. */
export const keepsAccounts = (table: Node, drawing: Manifest): boolean =>
  joinedFrom(drawing, table.id, 'auth').length > 0

/** An api may serve a table by itself, or all that a database keeps. */
export function isServed(table: Node, drawing: Manifest): boolean {
  const stores = ofKind(drawing, 'database')
  return [table, ...stores].some(({ id }) => joinedFrom(drawing, id, 'api').length > 0)
}

/** Everybody whom the rules of a table let do something. */
export function rulesOf(
  { settings: { access } }: Node,
  operations?: readonly string[],
): readonly string[] {
  const rules = isObject(access) ? Object.entries(access) : []
  return rules.flatMap(([name, value]) =>
    operations?.includes(name) === false ? [] : textsOf(value),
  )
}

/** How callers would reach a table that they don't reach yet. */
export function serving(table: Node, drawing: Manifest): NextStep | undefined {
  const { id, name } = table
  const [isReached, isRuled] = [isServed(table, drawing), rulesOf(table).length > 0]
  if ((isReached && isRuled) || (!isRuled && isUsedByFlows(table, drawing))) return undefined
  const [api] = ofKind(drawing, 'api')
  const from: End = api ? { id: api.id } : { newOf: 'callers' }
  const join = isReached ? [] : [{ join: [from, { id }] } as const]
  if (isRuled)
    return {
      says: `Serve ${name} by ${api?.name ?? 'a new API'}`,
      why: `No API serves ${name}, so nobody reaches its rows.`,
      makes: join,
    }
  const why = isReached
    ? `${name} is served, and no rule says who may use it.`
    : `No API serves ${name}, and no rule says who may use it.`
  if (!hasSignIn(drawing))
    return {
      says: `Let anybody list and read ${name}`,
      why: `${why} Nobody may change it then.`,
      makes: [{ asks: `anyone can list and read ${name}` }, ...join],
    }
  return {
    says: `Let people who are signed in use ${name}`,
    why,
    makes: [
      { asks: `people who are signed in can list, read, create, update and delete ${name}` },
      ...join,
    ],
  }
}
