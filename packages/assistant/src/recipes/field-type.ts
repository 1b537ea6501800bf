import type { Command } from '@drawbridge/commands'
import { fieldWord, type FieldWord } from '@drawbridge/kinds/faces'
import type { Json } from '@drawbridge/manifest'
import { findField } from '../fields-of.ts'
import { type FieldMeant, fieldsMeant } from '../things/fields-meant.ts'
import type { Recipe } from '../recipe.ts'
import { plainWords } from '../words.ts'

const OF = String.raw`(?<field>[\p{L}\d_' ]+?)(?:\s+(?:of|in)\s+(?:an?\s+|the\s+)?(?<table>[\p{L}\d_ ]+?))?`
const SAYINGS = [
  new RegExp(
    String.raw`^(?:change|turn|set|make)\s+(?:the\s+)?(?:type\s+of\s+)?${OF}\s+(?:to|into|be)\s+(?<type>.+)$`,
    'iu',
  ),
  new RegExp(
    String.raw`^(?:the\s+)?${OF}\s+(?:is|are|should be|must be)\s+(?:of type\s+)?(?<type>.+)$`,
    'iu',
  ),
  new RegExp(String.raw`^make\s+(?:the\s+)?${OF}\s+an?\s+(?<type>.+)$`, 'iu'),
]
const TEXTS = /^(?:string|text)$/
const NUMBERS = /^(?:integer|decimal|float)$/
const NONE = /^$/
/** Settings that mean something for some types only: they go when the field gets another. */
const OF_A_TYPE: readonly (readonly [name: string, types: RegExp])[] = [
  ...['format', 'length', 'values', 'precision', 'scale', 'default'].map(
    (name) => [name, NONE] as const,
  ),
  ...['minLength', 'maxLength', 'pattern'].map((name) => [name, TEXTS] as const),
  ...['minimum', 'maximum'].map((name) => [name, NUMBERS] as const),
]

export const fieldType: Recipe = {
  examples: ['price is a number', 'change price of books to money', 'make title a long text'],
  read(phrase, draft) {
    for (const saying of SAYINGS) {
      const match = saying.exec(phrase)?.groups
      const said = plainWords(match?.['type'] ?? '').replace(
        /\s+(?:instead|rather|and not|not)\b.*$/,
        '',
      )
      const type = fieldWord(said) ?? fieldWord(said.replace(/s$/, ''))
      if (!match || !type || type.type === 'enum') continue
      const [meant, ...others] =
        match['table'] === undefined ? (fieldsMeant(match['field'] ?? '', draft) ?? []) : []
      const found =
        meant !== undefined && others.length === 0 && meant.field['target'] === undefined
          ? meant
          : findField(draft, match['field'] ?? '', match['table'])
      if ('problem' in found) return found
      return madeOf(found, type)
    }
    return undefined
  },
}

/** A field becomes one of another type, without the settings that mean nothing for it. */
export function madeOf({ table, field }: FieldMeant, type: FieldWord) {
  const given = settingsOf(type)
  const away = OF_A_TYPE.filter(
    ([name, types]) => field[name] !== undefined && !(name in given) && !types.test(type.type),
  )
  const changes = [...away.map(([name]) => [name, undefined] as const), ...Object.entries(given)]
  return {
    says: `Make ${field.name} of ${table.name} ${type.word.toLowerCase()}.`,
    commands: changes.map(([name, value]): Command => {
      const path = ['fields', `#${field.id}`, name]
      const at = { type: 'setSetting', id: table.id, path } as const
      return value === undefined ? at : { ...at, value }
    }),
  }
}

const settingsOf = ({ type, settings }: FieldWord): Readonly<Record<string, Json>> => ({
  type,
  ...(settings as Readonly<Record<string, Json>>),
})
