import { singularOf } from '@drawbridge/kinds/faces'
import { deedAt } from '../grammar/verbs.ts'
import {
  BE,
  DETERMINERS,
  JOINTS,
  MODALS,
  POSSESSIVES,
  PREPOSITIONS,
  PRONOUNS,
  SUBORDINATORS,
} from '../grammar/closed-words.ts'
import { tokensOf } from '../grammar/tokens.ts'
import { areFields } from '../things/inline-things.ts'
import { splitItems } from '../things/split-items.ts'
import { isSingle, plainWords } from '../words.ts'

/** What a project is called or is for, as people begin, and what of that sentence speaks of its parts. */
export interface Titled {
  readonly title: string
  /** Empty where the title is all of it. */
  readonly rest: string
}

const LONGEST_TITLE = 7
/** “Build me a”: what follows is what the whole is called. */
const BUILD =
  /^(?:(?:please|ok|hi|hello)[\s,]+)*(?:(?:i|we)(?:'d|'m|'re)?\s+(?:(?:would|really|want|need|like|love|am|are|going|trying|planning|to|also)\s+)*|help me\s+(?:to\s+)?|let's\s+)?(?:(?:build|create|make|develop|design|generate|set up|write|want|need|like|building|creating|making|developing|planning)\s+)(?:me\s+|us\s+)?/iu
/** “I run a”: so is what somebody has already. */
const RUN =
  /^(?:i|we)(?:'m|'re)?\s+(?:own|run|manage|operate|lead|am|are|(?:work|volunteer)\s+(?:at|in|for))\s+(?=an?\s)/iu
/** “I have a restaurant in Leeds” */
const HAVE =
  /^(?:(?:[Hh]ello|[Hh]i|[Hh]ey)[\s,!]+)?(?:I|i|We|we)\s+(?:have|has|own|run)\s+(?:an?\s+)?(?=(?:\p{Ll}[\p{L}-]*\s){1,3}(?:in|near)\s+\p{Lu}\p{Ll})/u
const FRONT = /^(?<title>[^:.()/]{2,70}?)(?:\s*:\s+|\s+[-–—]\s+|\s*,?\s+where\s+)(?<rest>\S.*)$/su
/** What a list is called is no title: `Roles: admin, editor`. */
const LISTED =
  /^(?:the\s+)?(?:(?:user|main|core|data|functional|business)\s+)*(?:tables?|entit(?:y|ies)|models?|objects?|resources?|collections?|things|fields|columns|roles?|users?|rules?|endpoints?|routes?|features?|requirements?|notes?|sign-?in|auth\w*|permissions?|access|relations?(?:hips?)?|validations?|constraints?|login|who)$/iu
const HOLDS = new Set(
  'has have contain contains consist consists hold holds belong belongs include includes comprise comprises need needs offer offers sell sells get gets'.split(
    ' ',
  ),
)
const LIKE = /\s+(?:like|similar to|such as|called|named)\s+.+$/iu

/**
 * The title that a prompt for a new project begins with: `Todo app.`, `Hotel: rooms have a number`,
 * “Build me a helpdesk”. None where the words in front name a thing of which something is kept.
 *
 * @param behind what is said after that sentence
 */
export function titled(sentence: string, behind: string): Titled | undefined {
  const { title, rest } = FRONT.exec(sentence)?.groups ?? {}
  if (title !== undefined && rest !== undefined && isTitle(title) && !LISTED.test(title))
    return isOfParts(title, rest) ? { title, rest } : undefined
  const named = WITH.exec(sentence)?.groups
  if (named && isWith(named['title'] ?? '', named['rest'] ?? '', behind))
    return { title: named['title'] ?? '', rest: named['rest'] ?? '' }
  return behind !== '' && isWhole(sentence, behind) ? { title: sentence, rest: '' } : undefined
}

/** `A wiki with pages and revisions`, and then of pages alone. */
const WITH = /^(?<title>[^:.()/,]{2,60}?)\s+(?:with|of|for)\s+(?<rest>[^:()]+)$/iu

function isWith(title: string, rest: string, behind: string): boolean {
  const head = plainWords(bareTitle(title)).split(' ').at(-1) ?? ''
  const items = splitItems(rest)
  return (
    isTitle(title) &&
    isSingle(head) &&
    !isSpokenOf(head, behind) &&
    items.every((item) => isThings(item)) &&
    items.some((item) => isSpokenOf(item, behind))
  )
}

const isSpokenOf = (thing: string, text: string): boolean => {
  const one = singularOf(plainWords(thing).split(' ').at(-1) ?? '')
  return tokensOf(text).some(({ word }) => singularOf(word) === one)
}

/** A few words that say nothing of anybody. */
function isTitle(words: string): boolean {
  const bare = bareTitle(words)
  const said = tokensOf(bare).map(({ word }) => word)
  return (
    said.length > 0 &&
    said.length <= LONGEST_TITLE &&
    said.every(
      (word) =>
        /^[\p{L}\d'&-]+$/u.test(word) &&
        ![MODALS, BE, SUBORDINATORS, PRONOUNS].some((words) => words.has(word)) &&
        !HOLDS.has(word) &&
        !/^(?:add|remove|rename|with|only|not|when|each|every|all)$/.test(word),
    )
  )
}

const bareTitle = (words: string): string =>
  words.trim().replace(HAVE, '').replace(BUILD, '').replace(RUN, '').replace(LIKE, '')

/** Whether what stands behind a title is of several things, or says something of one with a verb. */
function isOfParts(title: string, rest: string): boolean {
  if (says(rest)) return true
  const items = splitItems(rest)
  const held = items.filter((item) => isHeld(item))
  if (held.length > 0) return true
  const isOne = isSingle(plainWords(bareTitle(title)))
  return isOne && items.length > 1 && items.every((item) => isThings(item))
}

/** `plans (name, price)`, `events with a title`. */
function isHeld(item: string): boolean {
  const {
    name = '',
    fields,
    more,
  } = /^(?:(?:the|our|my|all)\s+)?(?<name>[\p{L}_-]+(?:\s[\p{L}_-]+){0,2}?)\s*(?:\((?<fields>.+)\)|\s(?:with|having)\s+(?<more>\S.*))$/isu.exec(
    item,
  )?.groups ?? {}
  if (!isThings(name)) return false
  return more !== undefined ? !/^\d|^(?:at|up|max|min)\b/i.test(more) : areFields(fields ?? '')
}

/** `stock movements` */
const isThings = (words: string): boolean =>
  /^(?:(?:the|our|my|all)\s+)?[\p{L}_-]+(?:\s[\p{L}_-]+){0,2}$/u.test(words) &&
  !isSingle(plainWords(words))

/** “owners have pets”, “a poll has a question”: who, and then what they do or hold. */
function says(text: string): boolean {
  const sentence = { text, tokens: tokensOf(text) }
  const words = sentence.tokens.map(({ word }) => word)
  if (/^(?:we|i)$/.test(words[0] ?? '')) return true
  let at = 0
  while (DETERMINERS.has(words[at] ?? '') || POSSESSIVES.has(words[at] ?? '')) at += 1
  const isOne = at > 0 && /^(?:an?|each|every|one)$/.test(words[0] ?? '')
  for (let end = at + 1; end <= at + 3 && end < words.length - 1; end += 1) {
    const before = words[end - 1] ?? ''
    const word = words[end] ?? ''
    if (!/^\p{L}/u.test(before) || isJoining(before)) return false
    if (HOLDS.has(word)) return true
    if (isJoining(word)) return false
    const isMany = !isOne && !isSingle(before)
    const deed = deedAt(sentence, end, isMany ? ['base'] : ['s'])
    // “posts with”, “orders, invoices”: what follows a deed is what it is done to.
    if (/^(?:sign|log)s?\b|^registers?$/.test(word)) return true
    if (deed !== undefined && (isMany || isOne) && isObject(words[end + 1] ?? '')) return true
  }
  return false
}

const isJoining = (word: string): boolean =>
  JOINTS.has(word) ||
  PREPOSITIONS.has(word) ||
  MODALS.has(word) ||
  BE.has(word) ||
  /^[:(]$/.test(word)

const isObject = (word: string): boolean => /^\p{L}/u.test(word) && !JOINTS.has(word)

/** “Hives for our bee club” */
const FOR_WHOM = /\s+for\s+(?:our|my|an?|the)\s+[\p{L}' -]+$/iu

/** “Todo app”, “Build me a helpdesk”, “I run a small gym with 300 members”. */
function isWhole(sentence: string, behind: string): boolean {
  const said = sentence.trim()
  if (RUN.test(said) || HAVE.test(said))
    return isTitle(said.replace(/\s+with\s+(?:\d+|a few|some|many|several)\s.*$/iu, ''))
  if (/[,:()/]/.test(said) || LISTED.test(said) || !isTitle(said)) return false
  const title = bareTitle(said)
  const bare = plainWords(title.replace(FOR_WHOM, ''))
  const isFor = FOR_WHOM.test(title)
  const count = bare.split(' ').length + (isFor ? 1 : 0)
  if (/\s(?:and|or|plus)\s/.test(bare)) return false
  // `Hospital appointments`, and then of appointments.
  if (
    !isSingle(bare) &&
    !(count > 1 && isSpokenOf(bare, behind) && !/^(?:they|each|it|all)\b/i.test(behind))
  )
    return false
  return BUILD.test(said)
    ? !/\b(?:tables?|collections?|entity|list|record|fields?|columns?|role|endpoint|relation)\b/.test(
        bare,
      )
    : count > 1 &&
        count < 5 &&
        !says(said) &&
        deedAt({ text: said, tokens: tokensOf(said) }, 0, ['base']) === undefined
}
