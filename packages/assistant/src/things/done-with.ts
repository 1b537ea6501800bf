import {
  DETERMINERS,
  isClosed,
  MODALS,
  NOISE,
  ONLY,
  POSSESSIVES,
  PRONOUNS,
} from '../grammar/closed-words.ts'
import { tokensOf } from '../grammar/tokens.ts'
import { deedAt, deeds } from '../grammar/verbs.ts'
import { isDoer } from '../people/person-words.ts'
import { isSingle, tableName } from '../words.ts'
import { isField } from './field-words.ts'

/**
 * What people do something with, where nothing is drawn yet: “users write posts”, “anyone can read
 * articles”. It is kept, or nobody could.
 */
export function doneWith(clause: string): readonly string[] {
  const sentence = { text: clause, tokens: tokensOf(clause) }
  const words = sentence.tokens.map(({ word }) => word)
  const [first = ''] = words
  // “Add posts” asks us for them.
  if (!isSomebody(words) || deedAt(sentence, 0, ['base']) !== undefined) return []
  for (let at = 1; at < Math.min(words.length, FARTHEST); at += 1) {
    const isModal =
      MODALS.has(words[at - 1] ?? '') || /^(?:not|able|allowed|to)$/.test(words[at - 1] ?? '')
    const isMany = !isSingle(words[at - 1] ?? '') || PRONOUNS.has(first)
    const [done] = deeds(sentence, at, isModal || isMany ? ['base'] : ['s'])
    if (done === undefined) {
      if (/^(?:is|are|has|have|belongs?|contains?|,|:|\()$/.test(words[at] ?? '')) return []
      continue
    }
    const thing = thingAt(
      words,
      done.next,
      done.is.every(({ operations }) => operations[0] === 'create'),
    )
    return thing === undefined ? [] : [tableName(thing) ?? ''].filter(Boolean)
  }
  return []
}

const FARTHEST = 9

const isSomebody = (words: readonly string[]): boolean => {
  const at = words.findIndex(
    (word) => !DETERMINERS.has(word) && !ONLY.has(word) && !POSSESSIVES.has(word),
  )
  const who = words.slice(Math.max(0, at), at + 3)
  return PRONOUNS.has(words[0] ?? '')
    ? EVERYBODY.test(words[0] ?? '')
    : who.some((word) => isDoer(word))
}

const EVERYBODY = /^(?:everybody|everyone|anybody|anyone|nobody|they)$/

/** `posts` in “their own posts of the last week”; one is enough where it is made: “send an enquiry”. */
function thingAt(words: readonly string[], from: number, isMade: boolean): string | undefined {
  const isOne = isMade && /^an?$/.test(words[from] ?? '')
  let at = from
  while (
    [DETERMINERS, POSSESSIVES, NOISE, ONLY].some((closed) => closed.has(words[at] ?? '')) ||
    /^(?:own|others?)$/.test(words[at] ?? '')
  )
    at += 1
  const begin = at
  while (at < words.length && /^\p{L}/u.test(words[at] ?? '') && !isClosed(words[at] ?? '')) at += 1
  const name = words.slice(begin, at).join(' ')
  const head = words[at - 1] ?? ''
  const isNoun = at > begin && at - begin <= 2 && (isOne || !isSingle(head))
  return isNoun && !isDoer(head) && !isField(name) && !NOTHING.test(head) ? name : undefined
}

/** Plural, and nothing by itself. */
const NOTHING =
  /^(?:things|details|changes|data|everything|rights|accounts|passwords|profiles|logins|e?-?mails|pages|fields|tables|records|rows|lists|results|rules|roles|settings|permissions|numbers|names|titles|prices|dates|times|status|access|stars|points|characters|ones|it|them|days|weeks|hours|minutes|news|address|kinds|types|parts|prices|salaries|notifications|reminders|messages? to)$/
