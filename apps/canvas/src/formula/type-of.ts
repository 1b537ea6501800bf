import type { Type } from '@drawbridge/expressions'
import type { Form } from '../details/flow/form-context.ts'
import { typeIn } from '../flow/seen.ts'

/** What a formula gives, where that can be told. */
export function typeOfFormula(text: string, form: Form): Type | undefined {
  const type = typeIn(text, form)
  return type.kind === 'unknown' ? undefined : type
}
