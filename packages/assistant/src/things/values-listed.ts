import { fieldWord, guessFieldWord } from '@drawbridge/kinds/faces'
import { isField } from './field-words.ts'
import { isLimits } from './limits-alone.ts'

const FIRST =
  /^(?<name>[\p{L}][\p{L}\s_-]*?)\s*:\s*(?<value>[\p{L}\d][\p{L}\d-]*(?:\s[\p{L}\d-]+)?)$/u
const VALUE = /^[\p{L}\d][\p{L}\d-]*(?:\s[\p{L}\d-]+)?$/u

/** `level: beginner, advanced, price` → `level (beginner, advanced)`, `price`: what a field can be, up to the next field. */
export function withValuesTogether(items: readonly string[]): readonly string[] {
  const all: string[] = []
  let values: { readonly name: string; readonly list: readonly string[] } | undefined
  for (const item of items) {
    if (values !== undefined && isValue(item)) {
      values = { name: values.name, list: [...values.list, item] }
      all[all.length - 1] = `${values.name} (${values.list.join(', ')})`
      continue
    }
    const { name = '', value = '' } = FIRST.exec(item)?.groups ?? {}
    values = name !== '' && isValue(value) ? { name, list: [value] } : undefined
    all.push(item)
  }
  return all
}

const isValue = (word: string): boolean =>
  VALUE.test(word) &&
  !isField(word) &&
  !isLimits(word) &&
  fieldWord(word) === undefined &&
  /^(?:Text|Yes\/no)$/i.test(guessFieldWord(word).word)
