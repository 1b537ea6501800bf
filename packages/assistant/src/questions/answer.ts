import type { Draft } from '../draft.ts'
import type { Recipe } from '../recipe.ts'
import { endpointDoes } from './endpoint-does.ts'
import { howConnected, whatDepends } from './how-connected.ts'
import { howSignIn } from './sign-in.ts'
import { whatLimits } from './what-limits.ts'
import { fieldsMeant } from '../things/fields-meant.ts'
import { tableIn } from './table-in.ts'
import { isGone, whatHappens } from './what-happens.ts'
import {
  howMany,
  isIt,
  whatEndpoints,
  whatFields,
  whatRoles,
  whatTables,
  whatValues,
  whichAre,
} from './what-there-is.ts'
import { mayThey, whatIsOpen, whatMay, whoMay } from './who-may.ts'

/** A question is answered from the drawing, and changes nothing. */
export const answers: Recipe = {
  examples: [
    'who can delete books?',
    'which fields do books have?',
    'what happens when a book is deleted?',
    'what tables are there?',
  ],
  read(clause, draft) {
    const said = plainly(clause)
    const isWondering = WONDERS.test(clause)
    for (const question of [said, ...(isWondering ? questionsIn(said) : [])]) {
      if (!ASKS.test(question) && !(isWondering && FATE.test(question))) continue
      const says = inParts(question, draft) ?? answered(question, draft)
      if (says !== undefined) return { says, commands: [] }
    }
    return undefined
  },
}

const ASKS =
  /^(?:who|whose|if|what|which|how|can|may|could|is|are|does|do|(?:with|by|from|to|in|on) (?:what|which|whom)|(?:when|where)(?=\s+(?:is|are|was|were|do|does|did|can|may|will|would|must|should)\b)|why|list|show me|tell me|explain|must|should|(?:the )?(?:shortest|longest|smallest|biggest) (?:and|or|possible)|(?:the )?(?:shortest|longest))\b/i
const PREAMBLE =
  /^(?:(?:wait|hmm+|hey|ok|okay|um|well|so|and|but|also|btw|please|just|first|actually)\b[\s,]*|(?:please\s+)?(?:can|could|would) you (?:please )?(?:tell|show|say|explain)(?: (?:me|us))?\s*[:,]?\s*|(?:i|we)(?:'d| would)? (?:like|want|need|have)(?: to)? (?:know|ask|understand)\s*[:,]?\s*|(?:i|we) (?:wonder|ask myself|was wondering|am wondering|don't know|can't remember)\s*[:,]?\s*|(?:please )?(?:tell|say)(?: (?:me|us))?\s*[:,]?\s*(?=\S+ \S+)|(?:do|does) (?:you|anybody|anyone) know\s*[:,]?\s*|(?:one|another|a) (?:more )?question\s*[:,]\s*|(?:suppose|assume|imagine|say)\s+(?:that\s+)?|remind me\s*[:,]?\s*)+/i
/** What is no question by itself, and ends in one. */
export const WONDERS =
  /^(?:please\s+)?(?:suppose|assume|imagine|tell|(?:i|we)(?: would|'d)? (?:like|want|need) to know|(?:i|we) wonder)\b/i
/** “I delete her, are her courses gone?” */
const FATE = /\b(?:delet|remov)\w*\b.*\b(?:gone|stay|kept|left)\b/i
/** What is asked beside it, and answered with it. */
const TAG =
  /\s*(?:,\s*(?:or not|right|or|isn't it|or is it|or what|or nobody at all|or anybody|or everybody)|\s+or not|\s+at the moment|\s+right now|\s+-\s+[\p{L}\s]+(?:as well|too|also)?)\s*$/iu

function plainly(clause: string): string {
  return clause
    .replace(/[?\s]+$/, '')
    .replace(PREAMBLE, '')
    .replace(/^(who|what|which|how)'d\b/i, '$1 would')
    .replace(/^(who|what|how)'s\b/i, '$1 is')
    .replace(TAG, '')
}

/** “A new patient, can he make himself an account?”: the question in it, and what comes before a further one. */
function questionsIn(said: string): readonly string[] {
  const parts = said.split(/\s*[,:]\s+/)
  return parts.length < 2
    ? []
    : [parts[0] ?? '', ...parts.slice(1).map((_, at) => parts.slice(at + 1).join(', '))]
}

type Answer = (said: string, draft: Draft) => string | undefined

const ANSWERS: readonly Answer[] = [
  endpointDoes,
  isGone,
  whoMay,
  whatHappens,
  whatMay,
  whatIsOpen,
  whichAre,
  whatDepends,
  whatValues,
  whatFields,
  whatTables,
  howConnected,
  howMany,
  mayThey,
  isIt,
  howSignIn,
  whatLimits,
  whatRoles,
  whatEndpoints,
]

const answered = (said: string, draft: Draft): string | undefined =>
  ANSWERS.map((answer) => answer(said, draft)).find((says) => says !== undefined)

/** “Who may enter grades, and who gets to see them?” are two questions about one thing. */
function inParts(said: string, draft: Draft): string | undefined {
  const parts = said.split(
    /\s*,?\s+and\s+(?=(?:who|what|which|how|is|can|does)\b)|\s*,\s+(?=(?:who|what|which|how)\b)/i,
  )
  if (parts.length < 2) return undefined
  const [first = ''] = parts
  const words = first.split(/[^\p{L}]+/u)
  const about =
    tableIn(first, draft)?.name ?? words.find((word) => word.length > 3 && fieldsMeant(word, draft))
  const all = parts.map((part) =>
    answered(about === undefined ? part : part.replace(/\b(?:them|it|they)\b/i, about), draft),
  )
  return all.every((says) => says !== undefined) ? all.join(' ') : undefined
}
