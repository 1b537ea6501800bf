import type { Operation } from '@drawbridge/kinds/faces'
import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { DEED_WORDS } from '../grammar/deed-words.ts'
import type { Phrase } from '../grammar/phrase.ts'
import { tokensOf } from '../grammar/tokens.ts'
import type { Recipe } from '../recipe.ts'
import { Doing } from '../things/doing.ts'
import { nodeOf } from '../things/table-for.ts'
import { framesIn } from './clauses/sentence.ts'
import { isSignedIn } from './clauses/tail.ts'
import { allow, meantOperations, narrow } from './allow.ts'
import { stateIn } from './condition.ts'
import { caseOf, not } from './case-of.ts'
import { firstPerson, isFirstPerson } from './first-person.ts'
import type { Frame } from './frame.ts'
import { knownIn } from './known.ts'
import { meantBy } from './meant.ts'
import { narrowedBy } from './narrowed.ts'
import { ownCase, withoutOwnCase } from './own-case.ts'
import { deny, denyIn, ruleField, takeAway } from './deny.ts'
import { rulesOf } from './set-rules.ts'
import { isAct, isPlaced, type Target, targetsOf } from './targets.ts'
import { asWriter, type Who } from './who.ts'
import { giveWay } from './ways.ts'
import { whoOf } from './who-of.ts'
import { isOthers, whoseIs } from './whose.ts'

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
    if (isCutOff(text, draft)) return undefined
    const doing = new Doing(draft)
    const earlier = draft.frames
    doing.draft.frames = frames
    let before: readonly Who[] = []
    const clear = ofFields(written(frames), earlier, draft)
    for (const frame of clear.map(notThose).map(ofNone).map(ofEach).map(withoutOwnCase)) {
      const who = done(frame, before, doing)
      if (who === undefined) return undefined
      before = who
    }
    if (/\bapi[- ]?keys?\b/i.test(text)) giveWay({ kind: 'apiKeys', settings: {} }, doing)
    const isDenied = frames.map(ofNone).every((frame) => frame.isDenied)
    if (doing.says.length === 0 && isDenied) doing.says.push('It is so already.')
    if (doing.commands.length === 0 && doing.says.length === 0)
      return { problem: 'A row has no owner before it is added: say signed-in users can add.' }
    return doing.reading
  },
}

const isReading = ({ operations }: Frame): boolean =>
  operations.length > 0 && operations.every((one) => one === 'list' || one === 'read')

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

/** “Only HR sees the salary. The others don't need it”: that is the salary, and not the row. */
function ofFields(frames: readonly Frame[], before: readonly Frame[], draft: Draft) {
  let fields = before.length === 0 ? justAdded(frames, draft) : fieldsOf(before.at(-1), draft)
  return frames.map((frame) => {
    const isAgain = frame.objects.length > 0 && frame.objects.every(isThat)
    const next = isAgain && fields.length > 0 ? { ...frame, objects: fields } : frame
    fields = fieldsOf(next, draft)
    return next
  })
}

/** “Products get a discount, only admins may set it”: of a table that is there, it is the discount. */
function justAdded([first]: readonly Frame[], draft: Draft): Frame['objects'] {
  const [name = '', of = ''] = draft.spoken?.split(' of ') ?? []
  const table = draft.table(of)
  const isOfRows = first?.operations.some((one) => one === 'create' || one === 'delete')
  const isIt = first?.objects.length === 1 && first.objects[0]?.words === 'it'
  if (table === undefined || draft.fresh.has(table.id) || isOfRows !== false || !isIt) return []
  const bare = { quantity: undefined, own: undefined, whose: undefined }
  const phrase = { ...bare, words: table.name, more: [] }
  return [{ ...bare, words: name, more: [{ how: 'of', text: table.name, phrase }] }]
}

const isThat = ({ words, own, whose, more }: Phrase): boolean =>
  /^(?:it|them|those|these|that|this)$/.test(words) &&
  own === undefined &&
  whose === undefined &&
  more.length === 0

/** What a frame speaks of, where that is nothing but fields. */
function fieldsOf(frame: Frame | undefined, draft: Draft): Frame['objects'] {
  const all = frame?.objects ?? []
  return all.every((phrase) => {
    const meant = meantBy(phrase, draft)
    return meant?.kind === 'thing' && meant.field !== undefined
  })
    ? all
    : []
}

const EVERYBODY =
  /\b(?:any ?one|any ?body|every ?one|every ?body|public|visitors?|guests?|people|all|strangers?|anonymous|world|without|internet|readers?|fans|outsiders?|who ?ever|no (?:log-?in|account|sign-?in)|(?:not|n't)\b.{0,20}\b(?:signed|logged|log|sign|account|registered))/iu

/** “Only the two people can read it”: these, and not everybody. */
const SOME = /\b(?:two|three|four|five|six|both|these|those|few|several|same|right)\s+people\b/iu

/** A door is opened to everybody by words that say so, and by no reading of others. */
function opensUnsaid({ who, operations, isDenied }: Frame, text: string, draft: Draft): boolean {
  const isWriting = operations.some((one) => one !== 'list' && one !== 'read')
  const isSaid = isWriting ? EVERYBODY.test(text) : !SOME.test(text)
  return !isDenied && !isSaid && who.some((phrase) => whoOf(phrase, draft)?.rule === 'public')
}

/** “…, except the ones that are hidden”: without it more would open than was said. */
function isCutOff(text: string, { prompt }: Draft): boolean {
  const at = prompt.indexOf(text.toLowerCase())
  return (
    at >= 0 &&
    /^\s*,?\s*(?:except|apart from|excluding|unless)\b/.test(prompt.slice(at + text.length))
  )
}

/** “If you posted it, you can change it”: it is whose a row is that counts, and nothing that happens. */
export const ownCases: Recipe = {
  examples: ['if you wrote a post, you can change it'],
  read(text, draft) {
    if (!/^(?:if|when|whenever|once|unless)\b|\b(?:if|unless)\b/i.test(text)) return undefined
    const frames = framesIn(text, knownIn(draft), draft.frames)
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

/** @returns who it is about; undefined where it says nothing that can be drawn */
function done(frame: Frame, before: readonly Who[], doing: Doing): readonly Who[] | undefined {
  const isSame = frame.who.length === 1 && THEY.test(frame.who[0]?.words ?? '') && before.length > 0
  const hasSignedIn = frame.verbs.includes('log-in')
  if (frame.operations.length === 0 && hasSignedIn) return [SIGNED]
  const targets = frame.operations.length === 0 ? [] : targetsOf(frame, doing)
  if (targets === undefined) return undefined
  const tables = targets.map(({ table }) => table)
  const people = isSame
    ? before
    : frame.who.map((phrase) =>
        isFirstPerson(phrase)
          ? firstPerson(frame, tables, doing.draft)
          : whoOf(phrase, doing.draft),
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

const THEY = /^(?:he|she|they|those)$/

/** What a noun's own clauses say of the rows: a formula; undefined where it can't be said. */
function conditionOf(
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
      ({ operations, form }) => form === 'past' && operations.includes('create'),
    ) === true
  )
}

function doneWith(
  frame: Frame,
  who: readonly Who[],
  before: readonly Who[],
  target: Target,
  doing: Doing,
): boolean {
  const table = (): Node => nodeOf(target.table.id, doing) ?? target.table
  const { phrase, field } = target
  // “Staff can mark a piece as fired” needs a state that pieces have.
  if (frame.into !== undefined && (isReading(frame) || stateIn(frame.into, table()) === undefined))
    return false
  // Who may change rows may set their state; whoever may not would get all of them by it.
  if (frame.into !== undefined && !doing.draft.fresh.has(target.table.id)) return false
  const said = conditionOf(target, frame, doing)
  if (said === undefined) return false
  if (field !== undefined && (said !== 'none' || isSomeField(frame, phrase, doing))) return false
  const condition = said === 'none' ? undefined : said
  const operations = meantOperations(frame, phrase, who[0] ?? SIGNED)
  // Rows are added and deleted, their fields are not.
  const isOfRows = (one: Operation): boolean => one === 'create' || one === 'delete'
  if (field !== undefined && frame.verbs.length > 0 && operations.every(isOfRows)) return false
  if (field !== undefined) return ruleField(table(), field, who, { ...frame, operations }, doing)
  // “The others can't see mine” is said of everybody's.
  const areOthers = frame.who.length > 0 && frame.who.every(({ quantity }) => quantity === 'other')
  if (frame.isDenied && (isOthers(phrase) || (areOthers && phrase.own !== undefined))) {
    for (const one of who.length === 0 ? [SIGNED] : who) narrow(table(), one, operations, doing)
    return true
  }
  if (who.length === 0) {
    const isReading = operations.every((one) => one === 'list' || one === 'read')
    if (
      condition !== undefined &&
      frame.isDenied &&
      isReading &&
      rulesOf(table(), 'read').length > 0
    ) {
      // Hidden from all but those whose it is.
      denyIn(table(), { rule: 'strangers' }, operations, not(condition, table()), doing)
      return true
    }
    if (condition !== undefined || !frame.isDenied) return false
    takeAway(table(), operations, doing)
    return true
  }
  for (const [at, one] of who.entries()) {
    if (one.rule === 'nobody') {
      if (!one.isElse) takeAway(table(), operations, doing)
      // “Everyone else has none”: of a new table nobody has what nobody was given.
      else if (frame.isDenied && operations.length === 5)
        if (doing.draft.fresh.has(table().id)) doing.says.push('Nobody else was given any of it.')
        else return false
      else if (frame.isDenied && before.length > 0)
        for (const [index, known] of before.entries()) {
          if (known.rule !== 'nobody')
            allow(
              { ...frame, isDenied: false, isMore: index > 0, isOnly: true },
              known,
              undefined,
              table(),
              target,
              condition,
              doing,
            )
        }
      else if (!frame.isDenied && !isNobody(frame.who[at]))
        allow(
          { ...frame, isMore: true, isOnly: false },
          { rule: 'public' },
          undefined,
          table(),
          target,
          condition,
          doing,
        )
      continue
    }
    if (frame.isDenied) {
      if (condition === undefined) deny(table(), one, operations, phrase, doing)
      else denyIn(table(), one, operations, not(condition, table()), doing)
      continue
    }
    const next = at === 0 ? frame : { ...frame, isMore: true }
    const called = frame.who.length === who.length ? frame.who[at] : undefined
    if (!allow(next, one, called, table(), target, condition, doing)) return false
  }
  return true
}
/** “Their own grades”, “the teacher of a course may change its grades”: a field has one rule for all rows. */
function isSomeField({ who, verbs, isDenied }: Frame, phrase: Phrase, { draft }: Doing): boolean {
  const isOfTable = ({ phrase: inner }: Phrase['more'][number]): boolean =>
    inner !== undefined && draft.tableMeant(inner.words) !== undefined
  return (
    phrase.own === 'own' ||
    phrase.more.some((one) => one.phrase?.own !== undefined || /\d/.test(one.text)) ||
    who.some(({ more }) => more.some(isOfTable)) ||
    // “Customers don't need the total” tells of them.
    (isDenied && verbs.some((verb) => verb === 'need' || verb === 'use'))
  )
}

const SIGNED: Who = { rule: 'signedIn' }
const isNobody = (phrase: Phrase | undefined): boolean =>
  (phrase?.words ?? 'nobody').startsWith('nobody')
