import { DEED_WORDS } from '../grammar/deed-words.ts'
import { tokensOf } from '../grammar/tokens.ts'
import type { Doing } from '../things/doing.ts'
import { caseOf } from './case-of.ts'
import { isSignedIn } from './clauses/tail.ts'
import type { Frame } from './frame.ts'
import { narrowedBy } from './narrowed.ts'
import type { Target } from './targets.ts'
import { isOthers, whoseIs } from './whose.ts'

/** What a noun's own clauses say of the rows: a formula; undefined where it can't be said. */
export function rowsSaid(
  target: Target,
  { when, isDenied, operations }: Frame,
  doing: Doing,
): string | 'none' | undefined {
  const { table, phrase, condition, field } = target
  const all: string[] = condition === undefined ? [] : [condition]
  // What is added has no state yet; “the price of books” names the table by it.
  const isAdded = operations.every((one) => one === 'create')
  for (const more of phrase.more) {
    const isThat = more.how === 'that' || more.how === 'done'
    if (!isThat && (isAdded || field !== undefined)) continue
    const whose = { ...phrase, own: undefined, whose: undefined, more: [more] }
    if (isOthers(whose) || whoseIs(whose, table, doing.draft) !== undefined) continue
    const said = isThat
      ? caseOf({ text: more.text, isNot: false }, table, doing.draft)
      : narrowedBy(more, table, doing.draft)
    if (said === undefined) return undefined
    if (said !== 'all') all.push(said)
  }
  if (when !== undefined && !isSignedIn(when.text)) {
    const said = caseOf(when, table, doing.draft)
    // “Once raised, it can't be altered”: each row has been raised.
    const isAlways = said === undefined && isDenied && !when.isNot && isMade(when.text)
    if (said === undefined && !isAlways) return undefined
    if (said !== undefined) all.push(said)
  }
  const each = [...new Set(all)]
  return each.length === 0 ? 'none' : isDenied && each.length > 1 ? undefined : each.join(' && ')
}

/** “It has been entered”, “raised”. */
const isMade = (text: string): boolean => {
  const [last, ...rest] = tokensOf(text)
    .map(({ word }) => word)
    .filter((word) => !/^(?:it|they|this|these|those|is|are|was|were|has|have|been)$/.test(word))
  return (
    rest.length === 0 &&
    DEED_WORDS.get(last ?? '')?.some(
      ({ operations, form }) => form !== 'base' && operations.includes('create'),
    ) === true
  )
}
