import { formsOf } from '../grammar/verb-forms.ts'

/** Verbs of several words, and the one that says the same. What stands between the words stays behind. */
const PHRASAL: readonly string[] = [
  'turn … down → refuse',
  'throw … out → refuse',
  'send … away → refuse',
  'let … know → tell',
  'give … a shout → tell',
  'drop … a line → tell',
  'drop … a mail → mail',
  'drop … an e-mail → mail',
  'shoot … a mail → mail',
  'shoot … an e-mail → mail',
  'write … an e-mail → mail',
  'write … a mail → mail',
  'fire … off → send',
  'send … out → send',
  'hand … back → return',
  'bump … up → increase',
  'count … up → increase',
  'count … down → decrease',
  'bring … down → decrease',
  'write … down → write',
  'note … down → note',
  'jot … down → note',
  'throw … away → delete',
  'get … rid of → delete',
  'clean … up → delete',
  'wipe … out → delete',
  'call … off → cancel',
  'sign … off → approve',
  'wind … up → close',
]
const BETWEEN = String.raw`(?<between>(?:\s+(?!(?:and|or|but|when|if|to|by)\b)[\p{L}'@.-]+){0,5}?)`
const FOLDED: readonly (readonly [pattern: RegExp, same: string])[] = PHRASAL.flatMap((line) => {
  const [verb = '', particle = '', same = ''] = line.split(/ … | → /)
  const sames = new Map(formsOf(same).map(([word, form]) => [form, word]))
  return formsOf(verb).map(
    ([word, form]) =>
      [
        new RegExp(String.raw`\b${word}${BETWEEN}\s+${particle}(?=$|[\s,.;])`, 'giu'),
        sames.get(form) ?? same,
      ] as const,
  )
})

/** “turns the booking down” → “refuses the booking”. */
export function inOneWord(words: string): string {
  return FOLDED.reduce((all, [pattern, same]) => all.replace(pattern, `${same}$<between>`), words)
}
