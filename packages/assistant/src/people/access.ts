import type { Operation } from '@drawbridge/kinds/faces'
import type { Draft } from '../draft.ts'
import type { Recipe } from '../recipe.ts'
import { Doing } from '../things/doing.ts'
import { framesIn } from './clauses/sentence.ts'
import { isCutOff } from './cut-off.ts'
import { doneWith } from './done-with.ts'
import { firstPerson, isFirstPerson } from './first-person.ts'
import { type Frame, isReading } from './frame.ts'
import { knownIn } from './known.ts'
import { ownCase } from './own-case.ts'
import { plainer } from './plainer.ts'
import { ofFields } from './said-of-fields.ts'
import { isAct, isPlaced, type Target, targetsOf } from './targets.ts'
import { asWriter, SIGNED, type Who } from './who.ts'
import { giveWay } from './ways.ts'
import { whoOf } from './who-of.ts'

/** Who may do what, read by the structure of a sentence. */
export const access: Recipe = {
  examples: [
    'only the owner can edit books',
    'anyone can read books',
    'signed-in users can create books',
    'only admins can change books',
    'users can only see their own books',
    'books: everyone can list',
    'books are only visible to staff',
  ],
  read(text, draft) {
    const frames = framesIn(text, knownIn(draft), draft.frames)
    if (frames === undefined || !frames.some(({ operations }) => operations.length > 0))
      return undefined
    if (frames.some((frame) => opensUnsaid(frame, text, draft))) return undefined
    if (losesLimit(frames, text))
      return { problem: 'Words in brackets limit it: say them in a sentence of their own.' }
    if (losesDenial(frames, text)) return undefined
    if (isCutOff(text, draft)) return undefined
    const doing = new Doing(draft)
    const earlier = draft.frames
    doing.draft.frames = frames
    let before: readonly Who[] = []
    const plain = plainer(frames, text, draft)
    for (const frame of ofFields(plain, earlier, draft)) {
      const who = done(frame, before, doing)
      if (who === undefined) return undefined
      before = who
    }
    if (/\bapi[- ]?keys?\b/i.test(text)) giveWay({ kind: 'apiKeys', settings: {} }, doing)
    if (doing.says.length === 0 && plain.every(({ isDenied }) => isDenied))
      doing.says.push('It is so already.')
    if (doing.commands.length === 0 && doing.says.length === 0)
      return { problem: 'A row has no owner before it is added: say signed-in users can add.' }
    return doing.reading
  },
}

const EVERYBODY =
  /\b(?:any ?one|any ?body|every ?one|every ?body|public|visitors?|guests?|people|all|strangers?|anonymous|world|without|internet|readers?|fans|outsiders?|who ?ever|no (?:log-?in|account|sign-?in)|(?:not|n't)\b.{0,20}\b(?:signed|logged|log|sign|account|registered))/iu

/** “Only the two people can read it”: these, and not everybody. */
const SOME = /\b(?:two|three|four|five|six|both|these|those|few|several|same|right)\s+people\b/iu

/** A door is opened to everybody by words that say so, and by no reading of others. */
function opensUnsaid({ who, operations, isDenied }: Frame, text: string, draft: Draft): boolean {
  const isSaid = isReading({ operations }) ? !SOME.test(text) : EVERYBODY.test(text)
  return !isDenied && !isSaid && who.some((phrase) => whoOf(phrase, draft)?.rule === 'public')
}

/** “staff (not the total) can change orders”: more than was said. */
const losesLimit = (frames: readonly Frame[], text: string): boolean =>
  IN_BRACKETS.test(text) &&
  !frames.some(
    ({ isNarrow, when, objects }) =>
      isNarrow || when !== undefined || objects.some(({ more }) => more.length > 0),
  )
const IN_BRACKETS = /\([^()]*\p{L}{2}[^()]*\)/u

/** “staff not allowed delete orders”: the opposite of what was said. */
const losesDenial = (frames: readonly Frame[], text: string): boolean =>
  NOT_ALLOWED.test(text) && frames.every(({ isDenied }) => !isDenied)
const NOT_ALLOWED =
  /\bnot\s+(?:be\s+)?(?:allowed|permitted|able|authori[sz]ed|possible)\b|\bforbidden\b/iu

/** “If you posted it, you can change it”: it is whose a row is that counts, and nothing that happens. */
export const ownCases: Recipe = {
  examples: ['if you wrote a post, you can change it'],
  read(text, draft) {
    if (!/\b(?:if|when|whenever|once|unless|only)\b/i.test(text)) return undefined
    const frames = framesIn(text, knownIn(draft), draft.frames)
    if (frames?.length === 1 && frames.some(isOfOwn)) return access.read(text, draft)
    const own = frames?.flatMap(({ when }) =>
      when !== undefined && ownCase(when) !== undefined ? [when.text] : [],
    )
    if (own === undefined || own.length === 0) return undefined
    // “If you wrote a comment”: what is said of “it” is said of comments.
    const named = /\s(?:an?|the|any|some)\s+(?<thing>.+)$/iu.exec(own[0] ?? '')?.groups?.['thing']
    const table = named === undefined ? undefined : draft.tableMeant(named)
    const about = draft.copy()
    if (table !== undefined) {
      about.subject = table.id
      about.objects = [table.id]
    }
    return access.read(text, about)
  },
}

/** “Only grades of their own courses”, “only tasks of projects they own” */
const isOfOwn = ({ isNarrow, objects }: Frame): boolean =>
  isNarrow &&
  objects.every(({ more }) =>
    more.some(({ phrase }) => phrase?.own === 'own' || (phrase?.more.length ?? 0) > 0),
  )

/** “Waiters must log in, they see …”: those, and not whoever has an account. */
function signedInBy({ who }: Frame, draft: Draft): readonly Who[] {
  const roles = who.map((phrase) => whoOf(phrase, draft))
  return roles.some((one) => one?.rule !== 'role') ? [SIGNED] : roles.flatMap((one) => one ?? [])
}

/** @returns who it is about; undefined where it says nothing that can be drawn */
function done(frame: Frame, before: readonly Who[], doing: Doing): readonly Who[] | undefined {
  const hasSignedIn = frame.verbs.includes('log-in')
  if (frame.operations.length === 0 && hasSignedIn) return signedInBy(frame, doing.draft)
  const targets = frame.operations.length === 0 ? [] : targetsOf(frame, doing)
  if (targets === undefined) return undefined
  const tables = targets.map(({ table }) => table)
  const people = frame.who.map((phrase) =>
    isFirstPerson(phrase) ? firstPerson(frame, tables, doing.draft) : whoOf(phrase, doing.draft),
  )
  const who = people.flatMap((one, at) => {
    if (one === undefined) return []
    return frame.isDenied ? [one] : [asWriter(one, frame.who[at]?.words ?? '', frame.operations)]
  })
  if (who.length < people.length) return undefined
  if (frame.operations.length === 0) return who
  if (targets.length === 0) return undefined
  // An act that makes something else: “members borrow a book”.
  if (targets.some(({ table }) => isAct(frame, table) || isPlaced(frame, table, doing.draft)))
    return undefined
  doing.draft.objects = targets.map(({ table }) => table.id)
  doing.draft.subject = targets[0]?.table.id
  return targets.every((target) =>
    doneWith(ofRest(frame, target, doing), who, before, target, doing),
  )
    ? who
    : undefined
}

/** “Organisers write the rest”: of a new table, what nobody was said to do. */
function ofRest(frame: Frame, { table, phrase }: Target, { draft }: Doing): Frame {
  if (phrase.words !== 'everything-else' || !draft.fresh.has(table.id)) return frame
  const isLeft = (one: Operation): boolean => !draft.ruled.has(`${table.id} ${one}`)
  return { ...frame, operations: frame.operations.filter(isLeft) }
}
