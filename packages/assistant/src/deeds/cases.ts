import { caseIn } from './case.ts'
import { negated } from './operand.ts'
import { rolesSaid } from './roles-said.ts'
import type { Place, Scene } from './scene.ts'
import { isUnless, type Side } from './sentence.ts'
import { text } from './steps.ts'

/** The formulas of the cases in which something holds; undefined where one of them can't be told. */
export function casesIn(
  sides: readonly Side[],
  scene: Scene,
  focus?: Place,
): readonly string[] | undefined {
  const all = sides.map((side) => {
    const formula = byWhom(side, scene) ?? caseIn(side.words, scene, focus)
    // “… or an admin does it” is a case of whoever does it.
    if (DOES_IT.test(side.words) && !formula?.includes('user?.role')) return undefined
    return formula !== undefined && isUnless(side) ? negated(formula) : formula
  })
  return all.every((one) => one !== undefined) ? all : undefined
}

const DOES_IT = /\b(?:does|do|did|doing) (?:it|so|this|that)\b/i

/** “…, except by admins” */
function byWhom({ by, words }: Side, { draft }: Scene): string | undefined {
  const roles = by.startsWith('except') ? rolesSaid(words, draft) : []
  return roles.length === 0
    ? undefined
    : roles.map((role) => `user?.role == ${text(role)}`).join(' || ')
}
