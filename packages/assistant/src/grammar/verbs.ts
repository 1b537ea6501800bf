import { BE, NOISE, NOT, ONLY } from './closed-words.ts'
import { DEED_WORDS, type DeedWord } from './deed-words.ts'
import { type Match, type Sentence, wordAt } from './phrase.ts'
import type { Form } from './verb-forms.ts'

/** How a deed is spoken of: `can not only`, `is allowed to`, `gets to`. */
export interface Manner {
  readonly isDenied: boolean
  readonly isOnly: boolean
  /** Which forms of a verb may follow. */
  readonly forms: readonly Form[]
  /** Nothing says that it is about who may: “members see posts”. */
  readonly isPlain: boolean
}

const CAN = new Set([
  'can',
  'could',
  'may',
  'might',
  'must',
  'should',
  'shall',
  'will',
  'would',
  'need',
  'needs',
  'do',
  'does',
  'did',
  'ought',
  'to',
])
const ABLE = new Set(
  'able allowed permitted entitled free authorised authorized supposed meant welcome eligible expected enabled privileged cleared empowered trusted licensed in'.split(
    ' ',
  ),
)
const RIGHT = new Set(
  'right rights permission permissions ability power option possibility privilege authority chance means opportunity'.split(
    ' ',
  ),
)

const ALL = /^(?:everything|anything|all|whatever|nothing)$/

/** What stands between who and what they do, the longest first. */
export function* manners(sentence: Sentence, from: number): Iterable<Match<Manner>> {
  const said = { isDenied: false, isOnly: false, isModal: false }
  let isNeed = false
  let at = from
  let form: readonly Form[] = ['base', 's']
  const word = (): string => wordAt(sentence, at)
  for (;;) {
    if (NOT.has(word())) {
      said.isDenied = true
      // “not only … but also”
      if (wordAt(sentence, at + 1) === 'only') said.isDenied = false
      at += 1
    } else if (ONLY.has(word())) {
      said.isOnly = true
      at += 1
    } else if (NOISE.has(word())) at += 1
    else if (/^(?:do|does)$/.test(word()) && ALL.test(wordAt(sentence, at + 1))) break
    else if (CAN.has(word())) {
      said.isModal = true
      isNeed ||= word().startsWith('need')
      form = ['base']
      at += 1
    } else if (
      /^(?:want|wants|have|has|get|gets|like|wish)$/.test(word()) &&
      wordAt(sentence, at + 1) === 'to'
    ) {
      said.isModal = true
      form = ['base']
      at += 2
    } else if (isAble(sentence, at)) {
      const able = isAble(sentence, at)
      if (able === undefined) return
      said.isModal = true
      said.isDenied ||= able.isDenied
      said.isOnly ||= able.isOnly
      form = able.isIng ? ['ing'] : ['base', 's']
      at = able.next
    } else break
  }
  // “Editors don't need to delete posts” forbids nothing.
  if (isNeed && said.isDenied && word() !== 'log-in') return
  yield {
    is: { isDenied: said.isDenied, isOnly: said.isOnly, forms: form, isPlain: !said.isModal },
    next: at,
  }
}

/** `are not allowed to`, `have the right to`, `be able to`. */
function isAble(sentence: Sentence, from: number) {
  let at = from
  let isDenied = /^(?:lose|loses|lost)$/.test(wordAt(sentence, at))
  let isOnly = false
  const first = wordAt(sentence, at)
  const isBe = BE.has(first)
  const isLost = /^(?:lose|loses|lost)$/.test(first)
  const isHave = isLost || /^(?:have|has|get|gets|having)$/.test(first)
  if (!isBe && !isHave) return undefined
  at += 1
  for (;;) {
    const word = wordAt(sentence, at)
    if (NOT.has(word) || word === 'no') isDenied = true
    else if (ONLY.has(word)) isOnly = true
    else if (!NOISE.has(word) && !/^(?:the|a|an|any)$/.test(word)) break
    at += 1
  }
  if (!(isBe ? ABLE : RIGHT).has(wordAt(sentence, at))) return undefined
  at += 1
  while (ONLY.has(wordAt(sentence, at)) || NOISE.has(wordAt(sentence, at))) {
    isOnly ||= ONLY.has(wordAt(sentence, at))
    at += 1
  }
  const link = wordAt(sentence, at)
  // “Is allowed that it changes them”
  if (link === 'that' && /^(?:it|they|he|she)$/.test(wordAt(sentence, at + 1)))
    return { next: at + 2, isDenied, isOnly, isIng: false }
  return link === 'to' || link === 'of'
    ? { next: at + 1, isDenied, isOnly, isIng: link === 'of' }
    : undefined
}

/** `see, edit and delete`: every list of verbs that begins here, the longest first. */
export function* deeds(
  sentence: Sentence,
  from: number,
  forms: readonly Form[],
): Iterable<Match<readonly DeedWord[]>> {
  const ends: Match<readonly DeedWord[]>[] = []
  const all: DeedWord[] = []
  let isPlainly = false
  let at = from
  for (;;) {
    const deed = deedAt(sentence, at, forms)
    if (deed === undefined) break
    all.push(deed)
    at += 1
    // “Withdraw, i.e. delete, …”: what is said plainly is what is meant.
    if (isPlainly && wordAt(sentence, at) === ',') at += 1
    isPlainly = false
    ends.unshift({ is: [...all], next: at })
    const plainly = wordAt(sentence, at) === ',' ? at + 1 : at
    if (wordAt(sentence, plainly) === 'ie') {
      all.length = 0
      isPlainly = true
      at = plainly + 1
      continue
    }
    const joint = skipJoint(sentence, at)
    if (joint === undefined) break
    at = joint
    while (NOISE.has(wordAt(sentence, at)) || wordAt(sentence, at) === 'to') at += 1
  }
  yield* ends
}

export function deedAt(
  sentence: Sentence,
  at: number,
  forms: readonly Form[],
): DeedWord | undefined {
  return DEED_WORDS.get(wordAt(sentence, at))?.find(({ form }) => forms.includes(form))
}

/** The place behind `,`, `and`, `, and`, `/`; undefined where none stands here. */
export function skipJoint(sentence: Sentence, from: number): number | undefined {
  let at = from
  if (wordAt(sentence, at) === ',') at += 1
  if (/^(?:and|or|nor|\/|then)$/.test(wordAt(sentence, at))) at += 1
  // “and/or”
  if (/^(?:\/|or)$/.test(wordAt(sentence, at)) && at > from) at += 1
  if (wordAt(sentence, at) === 'or' && at > from) at += 1
  return at === from ? undefined : at
}
