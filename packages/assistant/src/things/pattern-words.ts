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
