import type { Ambiguity } from './doubt.ts'

const CODES: Readonly<Record<string, string>> = {
  euro: 'EUR',
  eur: 'EUR',
  dollar: 'USD',
  usd: 'USD',
  pound: 'GBP',
  gbp: 'GBP',
  franc: 'CHF',
  chf: 'CHF',
  yen: 'JPY',
  jpy: 'JPY',
}
const CURRENCY = `(?:${Object.keys(CODES).join('|')})s?`
const IN_TWO = new RegExp(
  `\\b(?:an?\\s+)?(?<money>price|cost|fee|amount|total|salary)\\s+in\\s+(?<one>${CURRENCY})\\s*(?:or|and|/|,)\\s*(?<other>${CURRENCY})\\b`,
  'iu',
)

const codeOf = (word = ''): string => CODES[word.toLowerCase().replace(/s$/, '')] ?? ''

/** “A price in euros or dollars”: one that is in either, or one of each. */
export const whichCurrency: Ambiguity = {
  examples: [{ phrase: 'add tickets with title and a price in euros or dollars' }],
  find(phrase) {
    const { money = '', one, other } = IN_TWO.exec(phrase)?.groups ?? {}
    const codes = [codeOf(one), codeOf(other)]
    if (money === '' || codes[0] === codes[1]) return undefined
    const word = money.toLowerCase()
    return {
      id: `currency:${word}`,
      text: `Is there one ${word}, or one in each currency?`,
      meanings: [
        {
          id: 'one',
          says: `One ${word}, with a currency: ${codes.join(' or ')}`,
          wording: [phrase.replace(IN_TWO, `a ${word} and a currency (${codes.join(', ')})`)],
        },
        {
          id: 'two',
          says: `A ${word} in each: ${codes.join(' and ')}`,
          wording: [phrase.replace(IN_TWO, codes.map((code) => `a ${code} ${word}`).join(' and '))],
        },
      ],
    }
  },
}
