import { isUsedByOthers } from '@drawbridge/kinds/used-passwords'
import { COMMON_WORDS } from './common-words.ts'

export const SHORTEST = 15
export const LONGEST = 256

/**
 * Why a password is not good enough, in a sentence, or undefined when it is. Length and guessability
 * alone (NIST 800-63B-4): nothing about capitals or digits.
 * @param context words that the person is known by: e-mail, name
 */
export function weakness(password: string, context: readonly string[]): string | undefined {
  const length = [...password].length
  if (length < SHORTEST)
    return `Please use at least ${SHORTEST} characters. A few words in a row are easy to remember.`
  if (length > LONGEST) return `Please use at most ${LONGEST} characters.`
  if (isUsedByOthers(password) || isGuessable(password, context))
    return 'This password is among the first that are guessed. Words that do not belong together are better.'
  return undefined
}

/**
 * Whether too little is left once common words, the person's own, digits and repetitions are taken
 * out. This refuses every pair of such words, where a list of passwords refuses its own only.
 */
function isGuessable(password: string, context: readonly string[]): boolean {
  const written = password.toLowerCase()
  const own = context.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
  const words: readonly Word[] = [
    ...COMMON_WORDS.map((text) => ({ text, weight: WORD })),
    ...own.filter((text) => text.length > 3).map((text) => ({ text, weight: 0 })),
  ]
  return new Set(written).size <= 4 || isRepetition(written) || leftover(written, words) < ENOUGH
}

/** In letters that no word covers: three words in a row are a passphrase, two are not. */
const ENOUGH = 6
const WORD = 2
/** Digits and signs say less: they are years, and dashes between words. */
const DIGIT = 0.3

interface Word {
  readonly text: string
  /** What its use leaves uncovered: none where it is the person's own. */
  readonly weight: number
}

const LEET = new Map(
  Object.entries({ 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', '@': 'a', $: 's', '!': 'i' }),
)

function unleet(text: string): string {
  return [...text].map((character) => LEET.get(character) ?? character).join('')
}

function isRepetition(text: string): boolean {
  for (let period = 1; period <= 8 && period <= text.length / 2; period++) {
    const unit = text.slice(0, period)
    if (unit.repeat(Math.ceil(text.length / period)).slice(0, text.length) === text) return true
  }
  return false
}

/** The least that can stay uncovered, by going through the text once (positions × words). */
function leftover(text: string, words: readonly Word[]): number {
  const spelled = unleet(text)
  const best = [0]
  for (let end = 1; end <= text.length; end++) {
    let least = (best[end - 1] ?? 0) + (/\p{L}/u.test(text[end - 1] ?? '') ? 1 : DIGIT)
    for (const word of words)
      if (text.endsWith(word.text, end) || spelled.endsWith(word.text, end))
        least = Math.min(least, (best[end - word.text.length] ?? least) + word.weight)
    best.push(least)
  }
  return best[text.length] ?? 0
}
