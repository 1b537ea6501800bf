import type { Draft } from '../draft.ts'
import type { Recipe } from '../recipe.ts'
import { fieldsMeant } from '../things/fields-meant.ts'
import { endpointDoes, whatFlows, whatWrites, whoIsMailed } from './flows-said.ts'
import { howConnected, whereUsed } from './how-connected.ts'
import { howWorkedOut, isIt, isThere, whatLimits } from './of-field.ts'
import { howSignIn } from './sign-in.ts'
import { tableIn } from './table-in.ts'
import { isGone, whatHappens } from './what-happens.ts'
import { isReady, whatIs, whichDatabase } from './what-is.ts'
import {
  isPublic,
  whatEndpoints,
  whatFields,
  whatRoles,
  whatTables,
  whichAre,
  whichKeep,
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
      const isAsked = ASKS.test(question) && (clause.endsWith('?') || !isStated(question))
      if (!isAsked && !(isWondering && FATE.test(question))) continue
      const says = inParts(question, draft) ?? answered(question, draft)
      if (says !== undefined) return { says, commands: [] }
    }
    return undefined
  },
}

const ASKS =
  /^(?:who|whose|if|what(?!\s+(?:i|we)\s+(?:do\s+|really\s+|also\s+|still\s+)*(?:need|want|miss)\b)|which|how|can|may|could|is|are|does|do|(?:with|by|from|for|to|in|on) (?:what|which|whom)|when\b.*\bwhat\b|(?:when|where)(?=\s+(?:is|are|was|were|do|does|did|can|may|will|would|must|should)\b)|why|am|will|has|have|list|show me|tell me|explain|describe|must|should|(?:the )?(?:shortest|longest|smallest|biggest) (?:and|or|possible)|(?:the )?(?:shortest|longest))\b/i
/** Without a mark: “must be unique” goes on with a statement, “if it is deleted, it can be restored” is one. */
const isStated = (said: string): boolean =>
  // “Who is registered may add recipes”
  /^who(?:ever)?\s+(?:is|are|has|have)\b.+?\s(?:can|may|must|should)\s+(?:only\s+|also\s+)*\p{L}/iu.test(
    said,
  ) ||
  (/^(?:if|when|once|after)\b/i.test(said)
    ? !/,\s*(?:then\s+)?(?:is|are|do|does|will|would|can|what|which|how)\b|\bwhat\b|\b(?:is|are|will|do|does) (?:it|its|the|their|they|his|her)\b/i.test(
        said,
      )
    : BEGINS.test(said) && !TURNED.test(said))
const BEGINS = /^(?:can|could|may|do|does|am|is|are|must|should|will|has|have)\b/i
const TURNED =
  /^(?:(?:can|could|may|do|does|am)\s+(?!(?:be|have|only|also|not|never|always|then|still)\b)|(?:is|are|must|should)\s+(?!(?:be|have|only|also|not|never|always|then|still|an? (?:number|text|date)|allowed|able|required|unique|optional|one|at|between|the (?:sum|number|total|same|only))\b)(?!.*\b(?:that|which|between|at (?:least|most)|whose)\b))/i
/** Whether a sentence with a question mark asks, and does not ask for something: “what about a table of books?” */
export const isAsking = (text: string): boolean => ASKED.test(plainly(text)) && !isRequest(text)
const ASKED =
  /^(?:who|whom|whose|which|what|where|when|why|how|is|are|was|were|does|do|did|has|have|(?:by|for|to|with|from) (?:whom|which|what))\b/i
/** Whether it asks for something to be done, and of nothing that is there. */
export const isRequest = (text: string): boolean => REQUESTS.test(plainly(text))
const REQUESTS =
  /^(?:(?:what|how) (?:about|if (?:we|i|you|there)\b)|why (?:not|don't)|is (?:it possible|there (?:a|any) way) (?:to|for|of)|are (?:you|we) able|do (?:you mind|not)|how (?:do|can|could|would|should) (?:i|we|you)|what i|what we (?:need|want)|(?:can|could|would|should|may|might|will) (?:you|we|it|that|there)\b(?! be two)|(?:could|should|would) .*\bbe (?:able|allowed|possible|made|changed|added|removed|renamed|given)\b)/i
const PREAMBLE =
  /^(?:(?:wait|hmm+|hey|ok|okay|um|well|so|and|but|also|btw|please|just|first|actually)\b[\s,]*|(?:please\s+)?(?:can|could|would) you (?:please )?(?:tell|show|say|explain)(?: (?:me|us))?\s*[:,]?\s*|(?:i|we)(?:'d| would)? (?:like|want|need|have)(?: to)? (?:know|ask|understand)\s*[:,]?\s*|(?:i|we) (?:wonder|ask myself|was wondering|am wondering|don't know|can't remember)\s*[:,]?\s*|(?:please )?(?:tell|say)(?!\s+(?:me\s+|us\s+)?(?:\p{L}+\s+)?about\b)(?: (?:me|us))?\s*[:,]?\s*(?=\S+ \S+)|(?:do|does) (?:you|anybody|anyone) know\s*[:,]?\s*|(?:one|another|a) (?:more )?question\s*[:,]\s*|(?:suppose|assume|imagine|say)\s+(?:that\s+)?|remind me\s*[:,]?\s*)+/iu
/** What is no question by itself, and ends in one. */
export const WONDERS =
  /^(?:please\s+)?(?:suppose|assume|imagine|tell|(?:i|we)(?: would|'d)? (?:like|want|need) to know|(?:i|we) wonder)\b/i
/** “I delete her, are her courses gone?” */
const FATE = /\b(?:delet|remov)\w*\b.*\b(?:gone|stay|kept|left)\b/i
/** What is asked beside it, and answered with it. */
const TAG =
  /\s*(?:,\s*(?:or not|right|or|isn't it|or is it|or what|or nobody at all|or anybody|or everybody)|\s+or not|\s+at the moment|\s+right now|\s+-\s+[\p{L}\s]+(?:as well|too|also)?)\s*$/iu

const WHETHER =
  /^(?:if|whether)\s+(?<who>[^,]{2,60}?)\s+(?<verb>can|may|is|are|must|does|do|has|have)\s+(?<rest>[^,]+)$/iu

function plainly(clause: string): string {
  return clause
    .replace(/[?\s]+$/, '')
    .replace(PREAMBLE, '')
    .replace(WHETHER, '$<verb> $<who> $<rest>')
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

/** From what says most of what is meant, to what only a word tells. */
const ANSWERS: readonly Answer[] = [
  endpointDoes,
  isReady,
  whoIsMailed,
  whatHappens,
  isGone,
  whichKeep,
  whatWrites,
  whatFlows,
  whoMay,
  whatMay,
  whatIsOpen,
  whichAre,
  howWorkedOut,
  isIt,
  whereUsed,
  mayThey,
  isThere,
  howConnected,
  isPublic,
  howSignIn,
  whatLimits,
  whatRoles,
  whatEndpoints,
  whatFields,
  whatTables,
  whichDatabase,
  whatIs,
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
