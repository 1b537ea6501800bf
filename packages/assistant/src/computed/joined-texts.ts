import type { Amount } from './amount.ts'

const MARKS: readonly (readonly [said: RegExp, mark: string])[] = [
  [/\bcomma\b/i, ', '],
  [/\b(?:dash|hyphen)\b/i, ' - '],
  [/\bslash\b/i, '/'],
  [/\bcolon\b/i, ': '],
]
const HOW =
  /[,\s]+(?:(?:with|separated|joined|divided|combined|put together|together|concatenated|glued|by|in that order|one after the other|next to each other)\b.*|in (?:brackets|parentheses))$/iu
const BEFORE =
  /^(?:(?:the|an?)\s+)?(?:combination|concatenation|join|joining|merge|mix|string|text|union|joined|combined|concatenated|both)(?:\s+(?:of|from|text of))?\s+/iu

/** `the first name and the last name with a space between them`: texts of the row as one. */
export function joinedTexts(
  text: string,
  fieldOf: (words: string) => Amount | undefined,
): Amount | undefined {
  const bare = text.replace(BEFORE, '')
  const tail = HOW.exec(bare)?.[0] ?? ''
  const parts = (tail === '' ? bare : bare.slice(0, -tail.length))
    .replaceAll(/\s*\+\s*(?:'[^']*'|"[^"]*"|an?\s+space)\s*(?=\+)/giu, ' ')
    .split(
      /\s*(?:,\s*(?:and\s+)?(?:then\s+)?|\s+(?:and|plus|followed by|&|then)\s+|\s*\+\s*)(?:then\s+)?/iu,
    )
    .filter((part) => !/^(?:an?\s+)?(?:space|blank|comma|dash|hyphen)$/i.test(part.trim()))
  if (parts.length < 2 || parts.length > 5) return undefined
  const fields = parts.map((part) => fieldOf(part))
  const texts = fields.filter((field) => field !== undefined)
  if (texts.length < fields.length || !texts.every(({ type }) => type === 'text')) return undefined
  const mark = MARKS.find(([said]) => said.test(text))?.[1] ?? ' '
  const values = texts.map(({ formula, isOpen }) => `\${${isOpen ? `${formula} ?? ''` : formula}}`)
  return { formula: `\`${values.join(mark)}\``, type: 'text', isOpen: false, level: 3 }
}
