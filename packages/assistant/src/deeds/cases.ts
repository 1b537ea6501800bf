import { caseIn } from './case.ts'
import { negated } from './operand.ts'
import { rolesSaid } from './roles-said.ts'
import type { Place, Scene } from './scene.ts'
import { isUnless, type Side } from './sentence.ts'
import { text } from './steps.ts'
import { NUMBER } from './verbs.ts'

/** The formulas of the cases in which something holds; undefined where one of them can't be told. */
export function casesIn(
  sides: readonly Side[],
  scene: Scene,
  focus?: Place,
): readonly string[] | undefined {
  const all = sides.map((side) => {
    const words = side.by === 'until' ? asReached(side.words) : side.words
    const formula = byWhom(side, scene) ?? caseIn(words, scene, focus)
    // “… or an admin does it” is a case of whoever does it.
    if (DOES_IT.test(side.words) && !formula?.includes('user?.role')) return undefined
    return formula !== undefined && isUnless(side) ? negated(formula) : formula
  })
  return all.every((one) => one !== undefined) ? all : undefined
}

/** “until 24 hours before it starts”, “until the course starts”: what is so from then on. */
const asReached = (words: string): string =>
  words
    .replace(/^(?:the|an?)\s+(?=(?:day|hour|week|month)\s+before\b)/i, 'one ')
    .replace(
      new RegExp(
        String.raw`^(?:${NUMBER}|an?)\s+(?:minutes?|hours?|days?|weeks?|months?)\s+(?:before|in advance|ahead|prior)\b`,
        'iu',
      ),
      'less than $&',
    )
    .replace(/\s(?:starts|begins)$/i, ' has started')
    .replace(/\s(?:ends|finishes)$/i, ' has ended')

const DOES_IT = /\b(?:does|do|did|doing) (?:it|so|this|that)\b/i

/** “…, except by admins” */
function byWhom({ by, words }: Side, { draft }: Scene): string | undefined {
  const roles = by.startsWith('except') ? rolesSaid(words, draft) : []
  return roles.length === 0
    ? undefined
    : roles.map((role) => `user?.role == ${text(role)}`).join(' || ')
}
