import type { ValidateFunction } from 'ajv'
import { invalid } from './errors.ts'
import { inWords } from './fault-words.ts'
import { createAjv } from './validation.ts'

/** What flows write into a field is held to what callers may: gives the text as it is kept. */
export function heldTo(field: string, schema: object): (text: string) => string {
  let validate: ValidateFunction | undefined
  return (text) => {
    validate ??= createAjv(false).compile({ type: 'object', properties: { [field]: schema } })
    const row = { [field]: text }
    if (validate(row)) return row[field] ?? text
    const [fault] = validate.errors ?? []
    throw invalid(field, (fault && inWords(fault).message) ?? 'is not valid')
  }
}
