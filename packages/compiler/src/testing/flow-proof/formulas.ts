import type { Formula, Formulas, ListMethod, Operator, Type } from './drawn.ts'

export const INTEGER: Type = { kind: 'integer' }
export const TEXT: Type = { kind: 'text' }
export const BOOLEAN: Type = { kind: 'boolean' }
export const EXACT: Type = { kind: 'exact' }
/** What went wrong, as far as formulas look at it. */
export const ERROR: Type = { kind: 'object', members: { status: INTEGER } }
export const maybe = (of: Type): Type => ({ kind: 'maybe', of })
export const listOf = (of: Type): Type => ({ kind: 'list', of })

export const fixed = (value: number | string | boolean | null): Formula => ({
  form: 'fixed',
  value,
})
export const NOTHING = fixed(null)
export const named = (name: string): Formula => ({ form: 'name', name })
export const member = (of: Formula, name: string, optional = false): Formula => ({
  form: 'member',
  of,
  name,
  optional,
})
export const binary = (left: Formula, operator: Operator, right: Formula): Formula => ({
  form: 'binary',
  operator,
  left,
  right,
})
export const not = (of: Formula): Formula => ({ form: 'not', of })
export const choice = (when: Formula, then: Formula, otherwise: Formula): Formula => ({
  form: 'choice',
  when,
  then,
  otherwise,
})
export const call = (name: string, ...of: readonly Formula[]): Formula => ({
  form: 'call',
  name,
  of,
})
export const arrow = (list: Formula, method: ListMethod, item: string, body: Formula): Formula => ({
  form: 'arrow',
  method,
  list,
  item,
  body,
})
export const template = (...parts: readonly (string | Formula)[]): Formula => ({
  form: 'template',
  parts,
})
export const listed = (...items: readonly Formula[]): Formula => ({ form: 'list', items })
export const object = (entries: Formulas): Formula => ({ form: 'object', entries })
