/** Numbers as they are spoken. */

const NUMBERS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  a: 1,
  an: 1,
}
export const SIGN = String.raw`(?:one|two|three|four|five|six|seven|eight|nine|ten|an?|\d+)\s+(?:(?:capital|upper-?case|big|small|lower-?case)\s+)?(?:letters?|digits?|numbers|numerals?|dash(?:es)?|hyphens?)`

/** `three letters and four digits` → `^[A-Za-z]{3}[0-9]{4}$` */
export function patternOf(words: string): string {
  const parts = [
    ...words.matchAll(
      /(one|two|three|four|five|six|seven|eight|nine|ten|an?|\d+)\s+(?:(capital|upper-?case|big|small|lower-?case)\s+)?(letter|digit|number|numeral|dash|hyphen)/gi,
    ),
  ]
  const printed = parts.map(([, count = '', size = '', sign = '']) => {
    const many = NUMBERS[count.toLowerCase()] ?? Number(count)
    const set = /^(?:digit|number|numeral)/i.test(sign)
      ? '[0-9]'
      : /^(?:dash|hyphen)/i.test(sign)
        ? '-'
        : /^(?:small|lower)/i.test(size)
          ? '[a-z]'
          : /^(?:capital|upper|big)/i.test(size)
            ? '[A-Z]'
            : '[A-Za-z]'
    return many === 1 ? set : `${set}{${many}}`
  })
  return `^${printed.join('')}$`
}

/** `like FL-2024-001`, `L + 6 digits` */
export const LIKE = String.raw`\b(?:(?:always|exactly|just)\s+)*(?:like|of the form|in the form|as in|format|form)\s+["']?((?=[A-Z\d/-]*[A-Z/-])(?=[A-Z\d/-]*\d)[A-Z\d][A-Z\d/-]{3,20})\b["']?(?:\s*\([^()]*\)|(?:\s*,?\s*(?:[A-Z]+|(?:\w+\s+)?(?:digits?|(?:capital\s+|small\s+)?letters?|dash|hyphen))(?=\s*(?:,|and\b|dash|hyphen|\w+ (?:digits?|letters?)|$)))*)`
export const BEGUN = String.raw`(?<![\p{L}\d])([A-Z]{1,4}-?)\s*(?:\+|followed by|and then|then)\s*(\d|one|two|three|four|five|six|seven|eight|nine|ten)\s+digits?\b(?:\s*\(?[A-Z]{1,4}-?\d+\)?)?`

/** `FL-2024-001` → `^FL-[0-9]{4}-[0-9]{3}$`; `ABC` and `XX` stand for any letters. */
export const patternLike = (example: string): string =>
  `^${example.replaceAll('/', String.raw`\/`).replaceAll(/\d+|ABC?D?|(X|A)\1+/g, (part) => `[${/\d/.test(part) ? '0-9' : 'A-Z'}]{${part.length}}`)}$`

export const patternBegun = (letters: string, count: string): string =>
  `^${letters}[0-9]{${NUMBERS[count.toLowerCase()] ?? count}}$`

const SIGNS = String.raw`(?:(?:capital|upper-?case|big|small|lower-?case)\s+)?letters|digits|numbers|dashes|hyphens|underscores|dots|spaces`
const BETWEEN = String.raw`\s*(?:,\s*(?:and\s+|or\s+)?|\band\b|\bor\b|&|\/)\s*`
const LIST = String.raw`(?:${SIGNS})(?:${BETWEEN}(?:${SIGNS}))*`
/** `lowercase letters, digits and dashes only` */
export const MADE_OF = String.raw`(?:\bonly\s+(?:(?:be|have|contain|use|consist of)\s+)?(${LIST})|\b(${LIST})\s+only)(?!\s+\p{L}*\d)`

/** `lowercase letters, digits and dashes` → `^[a-z0-9-]+$` */
export function patternOfAny(words: string): string {
  const has = (one: RegExp): boolean => one.test(words)
  const isSmall = has(/(?:small|lower-?case)\s+letters/i)
  const isBig = has(/(?:capital|upper-?case|big)\s+letters/i)
  const sets = [
    isSmall || (has(/letters/i) && !isBig) ? 'a-z' : '',
    isBig || (has(/letters/i) && !isSmall) ? 'A-Z' : '',
    has(/digits|numbers/i) ? '0-9' : '',
    has(/underscores/i) ? '_' : '',
    has(/dots/i) ? '.' : '',
    has(/spaces/i) ? ' ' : '',
    has(/dashes|hyphens/i) ? '-' : '',
  ]
  return `^[${sets.join('')}]+$`
}
