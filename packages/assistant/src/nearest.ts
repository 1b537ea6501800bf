import { DETERMINERS, isClosed, PREPOSITIONS } from './grammar/closed-words.ts'
import { DEED_WORDS } from './grammar/deed-words.ts'
import { tokensOf } from './grammar/tokens.ts'
import { RECIPES } from './recipes.ts'

/** What is shown of what can be said. */
const MOST = 2

/**
 * What can be said that is most like this phrase: by the words that hold a sentence together, what is
 * done in it and what it counts, and not by what it is about.
 */
export function nearestTo(phrase: string): readonly string[] {
  const said = new Set(marksOf(phrase))
  const isQuestion = ASKS.test(phrase)
  const near = EXAMPLES.filter(({ example }) => isQuestion === ASKS.test(example))
    .map(({ example, marks, recipe }) => {
      const shared = marks
        .filter((mark) => said.has(mark))
        .reduce((sum, mark) => sum + weight(mark), 0)
      const all = marks.reduce((sum, mark) => sum + weight(mark), 0)
      return { example, recipe, likeness: all === 0 ? 0 : shared / Math.sqrt(all) }
    })
    .filter(({ likeness }) => likeness > 0)
    .toSorted((one, other) => other.likeness - one.likeness)
  // One of each sort: two that differ say more than two that are alike.
  const first = near.filter(
    ({ recipe, likeness }, at) =>
      likeness > FAR * (near[0]?.likeness ?? 0) &&
      near.findIndex((other) => other.recipe === recipe) === at,
  )
  const best = near[0]?.likeness ?? 0
  return best < LEAST
    ? isQuestion
      ? QUESTIONS
      : PLAIN
    : first.slice(0, MOST).map(({ example }) => example)
}

/** A phrase comes without the mark at its end. */
const ASKS =
  /^(?:who|whose|what|which|how|why|where|when (?:is|are|do|does|can|will)|is|are|does|do (?!not\b)|can|may|could|would|will)\b/i
/** Whoever is misunderstood is not told how to lose something. */
const REMOVES = /^(?:remove|delete|drop|replace)\b|\bany ?more$/i
/** Less alike than this is like nothing. */
const LEAST = 1
/** Beside one that is so much more alike, another is not worth saying. */
const FAR = 0.7

/** `read` and `see` are one mark, and so are all numbers. */
function marksOf(phrase: string): readonly string[] {
  const marks = tokensOf(phrase).flatMap(({ word }) => {
    if (/^\d/.test(word)) return ['number']
    const [deed] = DEED_WORDS.get(word) ?? []
    if (deed !== undefined) return [deed.operations.join(' ')]
    return isClosed(word) || TELLING.test(word) ? [SAME[word] ?? word] : []
  })
  return [...new Set(marks)]
}

/** Nouns and verbs by which one knows what a sentence is to do. */
const TELLING =
  /^(?:e-?mails?|mails?|notify|role|roles|sign-?in|log-?in|password|required|optional|unique|same|longer|total|average|sum|number|times|=|has|have|belongs?|rename|table|field|default|status|overlap|full)$/
const SAME: Readonly<Record<string, string>> = {
  whenever: 'when',
  once: 'when',
  after: 'when',
  if: 'when',
  has: 'have',
  belongs: 'belong',
  may: 'can',
  should: 'must',
  nobody: 'only',
  anybody: 'anyone',
  everyone: 'anyone',
  everybody: 'anyone',
  an: 'a',
}

const EXAMPLES = RECIPES.flatMap((recipe) =>
  recipe.examples
    .filter((example) => !REMOVES.test(example))
    .map((example) => ({ example, recipe, marks: marksOf(example) })),
)
/** How most people begin. */
const PLAIN = EXAMPLES.map(({ example }) => example).filter((example) =>
  /^(?:books have a title|an author has many)/.test(example),
)
/** What most people ask first. */
const QUESTIONS = EXAMPLES.map(({ example }) => example)
  .filter((example) => ASKS.test(example))
  .slice(0, MOST)

const COUNTS = new Map<string, number>()
for (const mark of EXAMPLES.flatMap(({ marks }) => marks))
  COUNTS.set(mark, (COUNTS.get(mark) ?? 0) + 1)

/** What few examples have says most. */
const weight = (mark: string): number =>
  Math.log((EXAMPLES.length + 1) / (COUNTS.get(mark) ?? 1)) *
  (PREPOSITIONS.has(mark) || DETERMINERS.has(mark) ? SLIGHT : 1)
/** They stand in any sentence. */
const SLIGHT = 0.3
