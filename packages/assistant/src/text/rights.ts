import { DEED_WORDS } from '../grammar/deed-words.ts'
import { isDoer } from '../people/person-words.ts'

const SIDES = /^(?<left>[^:()–—]{2,60}?)\s*(?::|\s[-–—]|=(?!=|>))\s+(?<right>\S.*)$/u
const SAYS_ALL = /^(?:everything|all of it|all|anything)$/i
const ABLE =
  /^(?:can|cannot|can't|may|must|should|only|is|are|nothing|none|read[- ]only|full|no)\b/i

/**
 * A line that says who may do what, as a sentence: `drivers: see and update deliveries`, `read posts: anyone`; undefined
 * for any other.
 * @param isAccess where it stands, nothing else is said
 */
export function allowedIn(text: string, isAccess: boolean): string | undefined {
  const { left = '', right = '' } = SIDES.exec(text)?.groups ?? {}
  if (left === '') return undefined
  const isWho = left.split(/\s*(?:,|&|\/|\band\b|\bor\b)\s*/).every((who) => isDoer(lastOf(who)))
  if (!isDeed(left) && (isWho || isAccess)) {
    const [only, does] = /^(?<does>.+?)\s+only$/i.exec(right)
      ? ['only ', right.replace(/\s+only$/i, '')]
      : ['', right]
    if (SAYS_ALL.test(right)) return `${left} can do everything`
    if (isDeed(does) && isSaid(does)) return `${left} can ${only}${joined(does)}`
    return undefined
  }
  if (isDeed(left) && isAccess && /\s/.test(left) && !ABLE.test(right.replace(/^only\s/i, ''))) {
    const only = /^only\s+|\s+only$/i
    return `${only.test(right) ? 'only ' : ''}${right.replace(only, '')} can ${joined(left)}`
  }
  return undefined
}

const lastOf = (words: string): string => words.trim().toLowerCase().split(/\s+/).at(-1) ?? ''
const firstOf = (words: string): string =>
  words
    .trim()
    .toLowerCase()
    .split(/[\s,/+&]+/)[0] ?? ''
const isDeed = (words: string): boolean =>
  DEED_WORDS.get(firstOf(words))?.some(({ form }) => form === 'base') === true
/** More than a list of nouns that verbs look like: `view, rating`. */
const isSaid = (words: string): boolean =>
  /^\p{L}+\s+(?:(?:and|or|&|\+|\/)\s+)?\p{L}/u.test(words) ||
  /^\p{L}+\s*[,/+&]\s*\p{L}+\s+\p{L}/u.test(words)
const joined = (words: string): string => words.replaceAll(/\s*[+&/]\s*/g, ' and ')
