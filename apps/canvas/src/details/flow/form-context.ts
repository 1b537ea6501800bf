import type { JsonObject, Manifest, Node } from '@drawbridge/manifest'
import { createContext, useContext } from 'react'
import { EMPTY_MANIFEST } from '../../document/empty.ts'
import { NOTHING_SEEN, type Seen } from '../../flow/seen.ts'
import type { Examples } from '../../formula/examples.ts'

/** What the fields of a step's form need to know beyond their own value. */
export interface Form extends Seen {
  readonly manifest: Manifest
  /** The part that the flow stands in: what is wrong is told by it. */
  readonly part: string
  /** All of them, as they stand. */
  readonly settings: JsonObject
  /** The table that the step is about. */
  readonly table: Node | null
  /** What stood there the last time, to be shown beside names. */
  readonly examples: Examples
}

export const FormContext = createContext<Form>({
  ...NOTHING_SEEN,
  manifest: EMPTY_MANIFEST,
  part: '',
  settings: {},
  table: null,
  examples: {},
})

export const useForm = (): Form => useContext(FormContext)
