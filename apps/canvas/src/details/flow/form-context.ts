import type { Type } from '@drawbridge/expressions'
import type { JsonObject, Manifest, Node } from '@drawbridge/manifest'
import { createContext, useContext } from 'react'
import { EMPTY_MANIFEST } from '../../document/empty.ts'
import type { Examples } from '../../formula/examples.ts'
import type { Named } from '../../flow/scope.ts'

/** What the fields of a step's form need to know beyond their own value. */
export interface Form {
  readonly manifest: Manifest
  /** What formulas may name. */
  readonly named: readonly Named[]
  /** All of them, as they stand. */
  readonly settings: JsonObject
  /** The table that the step is about. */
  readonly table: Node | null
  /** What stood there the last time, to be shown beside names. */
  readonly examples: Examples
}

export const FormContext = createContext<Form>({
  manifest: EMPTY_MANIFEST,
  named: [],
  settings: {},
  table: null,
  examples: {},
})

export const useForm = (): Form => useContext(FormContext)

/** The same with one more name: the item of a list, for the formulas that are about each. */
export function withName(form: Form, name: string, type: Type): Form {
  if (name === '') return form
  return { ...form, named: [...form.named, { name, type, step: null }] }
}
