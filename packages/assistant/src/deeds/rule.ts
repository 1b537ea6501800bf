import { Doing } from '../things/doing.ts'
import type { Draft } from '../draft.ts'
import type { Reading, Recipe } from '../recipe.ts'
import { byTheClock } from './clock.ts'
import { deedIn, drawDeed, type Deed } from './deed.ts'
import { refusedAgain } from './refuse-again.ts'
import { withoutQuoted, withQuoted } from './quoted.ts'
import { drawRefusals, refusalIn } from './refusal.ts'
import { sentencesOf } from './sentence.ts'

/** `a product with reviews can't be deleted`, `at most three open loans per member`. */
export const refusals: Recipe = {
  isChecked: true,
  examples: ["a product with reviews can't be deleted"],
  read(clause, draft) {
    const said = withoutQuoted(clause)
    const again = refusedAgain(said, draft)
    if (again) return again
    for (const sentence of sentencesOf(said)) {
      const refused = refusalIn(sentence, said, draft)
      if (refused === undefined) continue
      const doing = new Doing(draft)
      drawRefusals(refused, said, doing)
      return doing.reading
    }
    return undefined
  },
}

/** `when an order is paid, reduce the stock and e-mail the customer` */
export const deeds: Recipe = {
  isChecked: true,
  examples: ['when a book is added, e-mail its owner'],
  read(spoken, draft) {
    const clause = withoutQuoted(spoken)
    const [first, second] = bothOf(clause)
    if (first === undefined || second === undefined) return deed(clause, draft)
    const one = deed(first, draft)
    if (one === undefined || 'problem' in one || one.draft === undefined) return deed(clause, draft)
    const other = deed(second, one.draft)
    if (other === undefined || 'problem' in other) return deed(clause, draft)
    return {
      ...other,
      says: `${one.says} ${other.says}`,
      commands: [...one.commands, ...other.commands],
      left: [...(one.left ?? []), ...(other.left ?? [])],
    }
  },
}

const BOTH =
  /^(?<does>.+?)\s+(?<first>(?:when|if|once|as soon as|whenever)\s+.+?)\s*,?\s+and\s+(?:(?:also|again|another|one|once more|the same|a second one|another one)\s+)*(?<second>(?:when|if|once|as soon as|whenever)\s+.+)$/iu

/** “Mail them when they are enrolled, and again when they leave” is to be done twice. */
function bothOf(clause: string): readonly string[] {
  const groups = BOTH.exec(clause.trim())?.groups
  return groups === undefined
    ? []
    : [`${groups['does']} ${groups['first']}`, `${groups['does']} ${groups['second']}`]
}

function deed(clause: string, draft: Draft): Reading | undefined {
  const clock = byTheClock(clause, draft)
  if (clock !== undefined) return { problem: clock }
  let best: Deed | undefined
  for (const sentence of sentencesOf(clause)) {
    const deed = deedIn(sentence, clause, draft)
    if (deed === undefined || (best && best.undone.length <= deed.undone.length)) continue
    best = deed
    if (deed.undone.length === 0) break
  }
  if (best === undefined) return undefined
  const { scene, doing, undone } = best
  if (!scene.steps.isDoing && scene.gives.size === 0)
    return {
      problem:
        scene.troubles[0] ??
        `“${withQuoted(undone[0] ?? '')}” is not something that a rule can do yet: it can send mail, set and change fields, add and delete rows, and refuse.`,
    }
  drawDeed(best, clause)
  doing.left.push(...undone.map(withQuoted))
  return doing.reading
}
