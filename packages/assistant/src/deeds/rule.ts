import { Doing } from '../things/doing.ts'
import type { Draft } from '../draft.ts'
import type { Reading, Recipe } from '../recipe.ts'
import { byTheClock } from './clock.ts'
import { asWell, deedIn, drawDeed, otherwise, type Deed } from './deed.ts'
import { refusedAgain } from './refuse-again.ts'
import { notedRules } from './notes.ts'
import { withoutQuoted, withQuoted } from './quoted.ts'
import { drawRefusals, refusalIn } from './refusal.ts'
import { sentencesOf } from './sentence.ts'

/** `a product with reviews can't be deleted`, `at most three open loans per member`. */
export const refusals: Recipe = {
  isChecked: true,
  examples: ["a product with reviews can't be deleted"],
  read(clause, draft) {
    const said = withoutQuoted(clause)
    const notes = notedRules(said, draft)
    const noted = inTurn(notes, draft, plainRule)
    if (noted?.left?.length === 0) return noted
    // A rule that can't be drawn is no thing that is kept.
    return (
      refusal(said, draft) ??
      (notes.length > 0 && SIGN.test(said) ? (deed(said, draft) ?? NOT_DRAWN) : undefined)
    )
  },
}

/** What nobody writes within a sentence. */
const SIGN = /→|->|=>|^[^,]{2,40}:\s/u
const NOT_DRAWN = {
  problem:
    'This is a rule, but not one that could be drawn: say in a sentence when it is so, and what is to be done then.',
}

function refusal(said: string, draft: Draft): Reading | undefined {
  // What is called is refused, and no row that is added.
  if (draft.endpoint !== undefined && IS_REFUSED.test(said.trim())) return undefined
  if (/\bunless\b.*\bor\s+(?:an?|the)\s+[\p{L} ]+\s(?:does|do|did) (?:it|so)\b/iu.test(said))
    return { problem: 'Who may do it all the same is not something that was understood here.' }
  const parts = afterEachOther(said)
  if (parts.length > 1) {
    const all = inTurn(parts, draft, plainRule)
    if (all) return all
  }
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
}

const plainRule = (part: string, draft: Draft): Reading | undefined =>
  refusal(part, draft) ?? deed(part, draft)

const IS_REFUSED =
  /^(?:(?:an?|the|any)\s+)?[\p{L} ]+?\s+(?:is|are|gets?|must be|should be)\s+(?:refused|rejected|denied|blocked|declined)$|^(?:refuse|reject|deny|block|decline)\s+(?:an?|any|the)\s+(?!.*\b(?:if|when|unless|with|without|that|which|who|whose|of|in)\b)/iu

/** `when an order is paid, reduce the stock and e-mail the customer` */
export const deeds: Recipe = {
  isChecked: true,
  examples: ['when a book is added, e-mail its owner'],
  read(spoken, draft) {
    const clause = withoutQuoted(spoken)
    return inTurn(bothOf(clause), draft, (part, so) => deed(part, so)) ?? deed(clause, draft)
  },
}

/** Several rules of one clause, one after the other; undefined where one of them is none. */
function inTurn(
  parts: readonly string[],
  draft: Draft,
  read: (part: string, draft: Draft) => Reading | undefined,
): Extract<Reading, { says: string }> | undefined {
  if (parts.length === 0) return undefined
  let so = draft
  const done: Extract<Reading, { says: string }>[] = []
  const left: string[] = []
  for (const part of parts) {
    const reading = read(part, so)
    if (reading === undefined || 'problem' in reading || reading.draft === undefined) {
      // What comes first is what it is about.
      if (done.length === 0) return undefined
      left.push(withQuoted(part))
      continue
    }
    done.push(reading)
    so = reading.draft
  }
  return {
    says: done.map(({ says }) => says).join(' '),
    commands: done.flatMap(({ commands }) => commands),
    left: [...done.flatMap((one) => one.left ?? []), ...left],
    draft: so,
  }
}

const NEXT =
  /\s*[,;]?\s+(?:and|but)\s+(?=(?:when|once|as soon as|whenever|after that|afterwards|if|in that case)\s)|\s*[,;]\s*(?:and\s+)?(?=(?:otherwise|else|if not)\b)/iu

/** “nobody may order more than there is, and once it is in take that many off the stock”. */
const afterEachOther = (clause: string): readonly string[] =>
  clause
    .split(NEXT)
    .map((part) =>
      part.replace(
        /^(?<by>\p{L}+(?: \p{L}+ as)?)\s+its\s+(?=(?:in|there|through)\b)/iu,
        '$<by> it is ',
      ),
    )

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
  const other = otherwise(clause, draft) ?? asWell(clause, draft)
  if (other) {
    drawDeed(other, clause)
    return other.doing.reading
  }
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
