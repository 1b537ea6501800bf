import { check, parse, type Type } from '@drawbridge/expressions'
import type { Form } from '../details/flow/form-context.ts'
import { scopeOf } from '../flow/scope.ts'

/** What a formula gives, where that can be told. */
export function typeOfFormula(text: string, { manifest, named }: Form): Type | undefined {
  const parsed = parse(text)
  if (!parsed.ok) return undefined
  const { type } = check(parsed.expression, scopeOf(manifest, named))
  return type.kind === 'unknown' ? undefined : type
}
