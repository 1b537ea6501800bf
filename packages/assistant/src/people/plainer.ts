import type { Draft } from '../draft.ts'
import { isClosed } from '../grammar/closed-words.ts'
import { EVERYBODY, type Phrase } from '../grammar/phrase.ts'
import { tokensOf } from '../grammar/tokens.ts'
import { spelt } from '../text/spelling.ts'
import { sameThing } from '../words.ts'
import { type Frame, isReading } from './frame.ts'
import { withoutOwnCase } from './own-case.ts'
import { isDoer } from './person-words.ts'
import { thingOf } from './related-person.ts'
import { isThat } from './said-of-fields.ts'

/** Frames as who-may-what alone says it: what other words turn, join or leave out is said in them. */
export const plainer = (frames: readonly Frame[], text: string, draft: Draft): readonly Frame[] =>
  ownAgain(
    theyAgain(
      written(frames).map(notThose).map(ofNone).map(ofEach).map(withoutOwnCase),
      frames[0]?.isDenied === false && frames[0].who.some(({ words }) => THEY.test(words))
        ? spokenOf(text, draft)
        : [],
    ),
  ).map((frame, at) =>
    ofWho({ ...frame, who: frame.who.map((one) => ofThing(one, draft)) }, at === 0, draft),
  )

/** “Project owners” are the owners of a project. */
function ofThing(phrase: Phrase, draft: Draft): Phrase {
  const { thing, noun } =
    /^(?<thing>.+) (?<noun>(?:owner|author|creator)s?)$/.exec(phrase.words)?.groups ?? {}
  if (thing === undefined || noun === undefined || draft.table(thing) === undefined) return phrase
  const of = { ...EVERYBODY, words: thing }
  return { ...phrase, words: noun, more: [{ how: 'of', text: thing, phrase: of }] }
}

/** “My staff corrects prices. They may delete reviews”: whoever was named last. */
function spokenOf(text: string, draft: Draft): Frame['who'] {
  const at = draft.prompt.indexOf(text.toLowerCase().split(' ').slice(0, 3).join(' '))
  const last = tokensOf(spelt(draft.prompt.slice(0, Math.max(at, 0)), []))
    .map(({ word }) => word)
    .findLast(
      (word) =>
        !isClosed(word) &&
        (draft.roles().some((role) => sameThing(role, word)) ||
          (isDoer(word) && draft.table(word) === undefined)),
    )
  return last === undefined ? (draft.frames.at(-1)?.who ?? []) : [{ ...EVERYBODY, words: last }]
}

/** “Members can see tasks, but they can't change them.” */
function theyAgain(frames: readonly Frame[], spoken: Frame['who']): readonly Frame[] {
  let before = spoken
  return frames.map((frame) => {
    const areThey = frame.who.length === 1 && THEY.test(frame.who[0]?.words ?? '')
    const next = areThey && before.length > 0 ? { ...frame, who: before } : frame
    before = next.who
    return next
  })
}
const THEY = /^(?:he|she|they|those)$/

/** “Whoever wrote a post may change it”: what they are called by is what “it” means. */
function ofWho(frame: Frame, isFirst: boolean, draft: Draft): Frame {
  if (frame.objects.length !== 1 || !frame.objects.every(isThat)) return frame
  const isOne = /^(?:it|this|that)$/.test(frame.objects[0]?.words ?? '')
  const named = frame.who.filter(
    ({ more }) =>
      more.some(({ how }) => how === 'that') ||
      // “Notes are private: the doctor of the patient may read them.”
      (isFirst && isOne && more.some(({ how, phrase }) => how === 'of' && !isSeveral(phrase))),
  )
  const [table] = named.flatMap((phrase) => thingOf(phrase, draft) ?? [])
  if (table === undefined) return frame
  const words = table.name.replaceAll('_', ' ')
  return { ...frame, objects: frame.objects.map((phrase) => ({ ...phrase, words })) }
}

const isSeveral = (phrase: Phrase | undefined): boolean => /[^s]s$/.test(phrase?.words ?? '')

/** “Members see their own notes and can edit them”: those that are their own. */
function ownAgain(frames: readonly Frame[]): readonly Frame[] {
  let before: Frame | undefined
  return frames.map((frame) => {
    const [own] = before?.objects.flatMap((phrase) => phrase.own ?? []) ?? []
    const isSame = before !== undefined && JSON.stringify(before.who) === JSON.stringify(frame.who)
    const isAgain = frame.objects.length > 0 && frame.objects.every(isThat)
    before =
      isSame && isAgain && own !== undefined
        ? { ...frame, objects: frame.objects.map((phrase) => ({ ...phrase, own })) }
        : frame
    return before
  })
}

/** “Public read, marshals write times”: beside those who read, those who write change rows as well. */
function written(frames: readonly Frame[]): readonly Frame[] {
  const isBeside = frames.some(
    (frame) => isReading(frame) && (frame.verbs.length === 0 || frame.verbs.includes('read')),
  )
  return frames.map((frame) =>
    isBeside && frame.verbs.includes('write') && frame.operations.length === 1
      ? { ...frame, operations: ['create', 'update', 'delete'] }
      : frame,
  )
}

/** “Users who aren't admins can't”: only admins can. */
function notThose(frame: Frame): Frame {
  const [who] = frame.who
  const text = who?.more.find(({ how }) => how === 'that')?.text ?? ''
  const role = /^(?:is not|are not|isn't|aren't)\s+(?:an?\s+)?(?<role>[\p{L}-]+)$/iu.exec(text)
    ?.groups?.['role']
  if (
    who === undefined ||
    role === undefined ||
    !frame.isDenied ||
    /^(?:signed|logged|registered)/i.test(role)
  )
    return frame
  return {
    ...frame,
    who: [{ ...who, words: role.toLowerCase(), more: [] }],
    isDenied: false,
    isOnly: true,
  }
}

/** “Members see no drafts”: they see none, and the word that says so stands with the thing. */
function ofNone(frame: Frame): Frame {
  const isNone = frame.objects.some(({ quantity }) => quantity === 'no')
  if (!isNone || frame.isDenied || frame.exceptObjects.length > 0) return frame
  return { ...frame, isDenied: true }
}

/** “Their own yards and hives”: whose they are holds for each that nothing else is said of. */
function ofEach(frame: Frame): Frame {
  let own: Phrase['own']
  const objects = frame.objects.map((phrase) => {
    if (phrase.own !== undefined) own = phrase.own
    else if (phrase.quantity !== undefined || phrase.whose !== undefined) own = undefined
    return own === undefined ? phrase : { ...phrase, own }
  })
  return { ...frame, objects }
}
