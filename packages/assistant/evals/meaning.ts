import { singularName, wordsOf } from '@drawbridge/kinds'

const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/our$/, 'or'],
  [/(?<=..)is(e|ing|ed|ation)$/, 'iz$1'],
  [/centre$/, 'center'],
  [/programme$/, 'program'],
  [/licence$/, 'license'],
  [/cheque$/, 'check'],
]

/** The same few names are met over and over. */
const KNOWN = new Map<string, string>()

/** What a name means, however it is written: `Order Items`, `order_item` and `orderItems` are one. */
export function meant(name: string): string {
  const known = KNOWN.get(name)
  if (known !== undefined) return known
  const meaning = meantWords(name).join('')
  KNOWN.set(name, meaning)
  return meaning
}

/** The words of a name or a text, each as one of it and in one spelling. */
export function meantWords(text: string): readonly string[] {
  return wordsOf(text).map((word) =>
    SPELLINGS.reduce(
      (spelt, [pattern, other]) => spelt.replace(pattern, other),
      singularName(word).toLowerCase(),
    ),
  )
}

/** `users|members` → what each of them means. */
export function meanings(names: string): readonly string[] {
  return alternatives(names).map(meant)
}

export function alternatives(text: string): readonly string[] {
  return text.split('|').map((one) => one.trim())
}

/** `one, role:two` → whoever is named, in one order. */
export function whoIsMeant(rules: readonly string[]): string {
  const said = rules.map((rule) => {
    const [who = '', when] = rule.trim().split(/ when /)
    const own = when !== undefined && /^row\.\w+ == user(?:\.id)?$/.test(when.trim())
    if (own && (who === 'signedIn' || who === 'owner')) return 'owner'
    const role = who.startsWith('role:') ? `role:${meant(who.slice('role:'.length))}` : who
    return when === undefined ? role : `${role} when ${meantWords(when).join(' ')}`
  })
  return [...new Set(said)].sort().join(', ')
}
