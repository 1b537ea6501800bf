import type { Field } from '@drawbridge/kinds/faces'
import type { Json, Node } from '@drawbridge/manifest'

/** One entry of a form that makes a body. */
export interface FormField {
  readonly name: string
  readonly kind: 'text' | 'long' | 'number' | 'boolean' | 'choice' | 'json' | 'file'
  /** The table whose rows it names by their ids. */
  readonly rowsOf?: Node
  /** The type of the table's field, where it is one. */
  readonly format?: Field['type']
  readonly required: boolean
  readonly choices: readonly string[]
  readonly example: Json
}

/** An entry that may be left out. */
export const plain = (name: string, kind: FormField['kind']): FormField => ({
  name,
  kind,
  required: false,
  choices: [],
  example: null,
})
