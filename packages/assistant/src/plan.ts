import type { Command } from '@drawbridge/commands'
import { plays, wordsOf } from '@drawbridge/kinds/faces'
import { isObject, type Manifest } from '@drawbridge/manifest'
import type { Answers } from './choices/asked-back.ts'
import { Doubts } from './choices/doubts.ts'
import { changes } from './changes/changes.ts'
import { askedPlainly } from './changes/asked-otherwise.ts'
import { removeWhatIsThere } from './changes/removal.ts'
import {
  GONE,
  HAS_GONE,
  isOfGone,
  isRemoval,
  spokenOf,
  withObject,
  withRemovalApart,
} from './changes/spoken-of.ts'
import { phrasesOf } from './documents/draw/plan-of.ts'
import { pastedIn } from './documents/pasted.ts'
import { tableSaid } from './deeds/table-said.ts'
import { Draft } from './draft.ts'
import { named } from './fields-of.ts'
import { isDoer } from './people/person-words.ts'
import { withDefinitions } from './computed/definitions.ts'
import { access } from './people/access.ts'
import { withAfterwards } from './people/afterwards.ts'
import { framesIn, partsIn } from './people/clauses/sentence.ts'
import { gridsInWords } from './people/grids/grids-in-words.ts'
import { listsInWords } from './people/grids/lists-in-words.ts'
import { knownIn } from './people/known.ts'
import { sightOfChangers } from './people/sight.ts'
import { nearestTo } from './nearest.ts'
import { newProblem } from './new-problem.ts'
import type { PhraseReading, Plan } from './proposal.ts'
import type { Reading } from './recipe.ts'
import { answers, isAsking, isRequest, WONDERS } from './questions/answer.ts'
import { RECIPES } from './recipes.ts'
import { wellNamed } from './rewordings/names.ts'
import { presentedBy } from './rewordings/presented.ts'
import { rewordings } from './rewordings/reworded.ts'
import type { Wording } from './rewordings/rewording.ts'
import { subjectOf, withSubject } from './subject.ts'
import { withoutRuns } from './text/blanks.ts'
import { asWritten, clausesIn, withoutManners } from './text/clauses.ts'
import { opened } from './text/letters.ts'
import { LONGEST, sentencesIn } from './text/sentences.ts'
import { spelt } from './text/spelling.ts'
import { titled } from './text/title.ts'
import { withCommas } from './text/dictated.ts'
import { inUsualEnglish } from './text/usual-english.ts'
import { withoutInlineThings } from './things/inline-things.ts'
import { keepingOf } from './things/keeping.ts'
import { limitFields, uniqueTogether } from './things/limit-clause.ts'
import { withThingsNamed } from './things/reference.ts'
import { relationsIn } from './things/relating.ts'
import { tableClause } from './things/table-clause.ts'
import { WHAT_FOR } from './things/more-of-it.ts'
import { pastesInWords } from './things/pastes/pastes-in-words.ts'
import { mentionedIn } from './things/things-in.ts'

/**
 * Reads a prompt, phrase by phrase, as changes of a manifest. Offline, at once, and the same each
 * time. What it doesn't understand it says, and leaves alone; where words have several readings, it
 * draws one and asks.
 */
export function planFor(manifest: Manifest, prompt: string, answers: Answers = new Map()): Plan {
  const isBlank = !manifest.nodes.some((node) => plays(node, 'rows'))
  const pasted = pastedIn(prompt.slice(0, LONGEST))
  const declared = pasted === undefined ? [] : phrasesOf(pasted.found, manifest)
  const { text: asked, left } = opened(pasted?.rest ?? prompt)
  const { title, sentences } = saidIn(asked, manifest, isBlank)
  const short = sentences
    .flatMap(({ clauses }) => clauses)
    .filter(({ length }) => length <= LONGEST_SENTENCE)
  const draft = new Draft(manifest, mentionedIn(short, isBlank), prompt)
  if (declared.length > 0) draft.apply(declared.flatMap(({ commands }) => commands))
  const effort = { left: MOST_READ }
  const doubts = new Doubts(answers, draft.copy(), (text, then) => readPhrase(text, then, effort))
  const first = withAfterwards(
    sentences.flatMap((sentence) => readSentence(sentence, draft, doubts)),
    draft,
  )
  const later = first.map((phrase) => (phrase.understood ? undefined : readLater(phrase, draft)))
  // What needs the tables that stand behind it is done behind them.
  const read = [
    ...first.filter((_, at) => later[at] === undefined),
    ...later.flatMap((phrase) => phrase ?? []),
  ]
  const phrases = [
    ...declared,
    ...(title === undefined ? [] : [titleRead(title)]),
    ...read.map((phrase) => ({ ...phrase, text: asWritten(phrase.text, prompt) })),
    ...finished(draft),
    ...sightOfChangers(draft),
    ...left.map((text) => not(text, NO_PART)),
    ...(prompt.length > LONGEST ? [restOf(prompt)] : []),
  ]
  const commands = phrases.flatMap((phrase) => phrase.commands)
  const label = titleOf(prompt)
  const back = doubts.asked()
  if (commands.length === 0) return { title: label, phrases, asked: back }
  const command: Command = { type: 'batch', label, commands }
  return { title: label, phrases, command, asked: back }
}

interface Said {
  readonly text: string
  /** Its parts, each with a verb of its own. */
  readonly clauses: readonly string[]
}

function saidIn(prompt: string, manifest: Manifest, isBlank: boolean) {
  const names = manifest.nodes.flatMap((node) => [
    node.name,
    ...named(node, 'fields').map(({ name }) => name),
  ])
  const whole = isBlank ? 'everything' : 'them'
  const said = pastesInWords(listsInWords(gridsInWords(prompt.slice(0, LONGEST), whole), whole))
  const texts = withDefinitions(
    sentencesIn(withCommas(inUsualEnglish(spelt(withoutRuns(said), names)))).map(
      ({ text, isQuestion }) => (isQuestion && !isBlank ? `${text}?` : text),
    ),
  )
  const [first = '', ...more] = texts
  // What is there already has its name.
  const found = isBlank ? titled(first, more.join('\n')) : undefined
  if (found === undefined) return { sentences: withThingsNamed(texts.map(clausesOf), isBlank) }
  const all = found.rest === '' ? more : [found.rest, ...more]
  return { title: found.title, sentences: withThingsNamed(all.map(clausesOf), isBlank) }
}

function clausesOf(text: string): Said {
  return {
    text,
    clauses:
      text.length > LONGEST_SENTENCE || text.endsWith('?')
        ? [text]
        : ROUTE.test(text)
          ? [withoutManners(text)]
          : cutUp(withoutManners(text)),
  }
}

const titleRead = (text: string): PhraseReading => ({
  text,
  understood: true,
  says: WHAT_FOR,
  commands: [],
})

/** Its clauses, but whole where only the whole tells what is kept of something. */
function cutUp(text: string): readonly string[] {
  const clauses = clausesIn(text)
    .flatMap(withRemovalApart)
    .flatMap(withoutInlineThings)
    .flatMap(relationsIn)
  const isWhole = clauses.length > 1 && keepingOf(text)?.isAsked === true
  return isWhole && !clauses.some((clause) => tableClause(clause) !== undefined) ? [text] : clauses
}

/** What an endpoint does is all said of it: `GET /tasks: open ones, and only for admins`. */
const ROUTE = /\b(?:GET|POST|PUT|PATCH|DELETE)\s+\//

/** What is longer says too much at once, and would take too long to read. */
const LONGEST_SENTENCE = 600

/** How many characters are still read, those that are read in several ways each time. */
interface Effort {
  left: number
}

/** Wherever prompts are read, somebody waits: what comes behind this is not read any more. */
const MOST_READ = 12_000

/** Whole, where all of it says who may do what; else clause by clause. */
function readSentence(
  { text, clauses }: Said,
  draft: Draft,
  doubts: Doubts,
): readonly PhraseReading[] {
  if (text.endsWith('?')) {
    const said = clausesOf(text.slice(0, -1))
    return readQuestion(text, draft) ?? readSentence(said, draft, doubts)
  }
  const isWhole =
    clauses.length > 1 && text.length <= LONGEST_SENTENCE && withRemovalApart(text).length === 1
  if (isWhole && says(access.read(text, draft))) return doubts.read(text, draft)
  if (isWhole && WONDERS.test(text) && says(answers.read(text, draft)))
    return doubts.read(text, draft)
  const asked = isWhole ? withoutManners(text) : text
  if (isWhole && says(changes.read(asked, draft))) return doubts.read(asked, draft)
  // Clauses that say it one after the other stay together.
  const parts = isWhole ? partsIn(text, knownIn(draft), draft.frames) : undefined
  if (parts !== undefined && parts.length > 1)
    return parts.flatMap((part) =>
      readSentence({ text: part, clauses: clausesIn(withoutManners(part)) }, draft, doubts),
    )
  return clauses.flatMap((clause) => doubts.read(clause, draft))
}

/** Whether a clause says that somebody may, and not with what. */
const isOfBefore = (clause: string, draft: Draft): boolean =>
  framesIn(clause, knownIn(draft), draft.frames)?.some(
    ({ objects, operations, isDenied }) =>
      objects.length === 0 && operations.length > 0 && !isDenied,
  ) === true

/** A question is answered, or said not to be, and nothing is drawn by it; undefined for what asks for something. */
function readQuestion(text: string, draft: Draft): readonly PhraseReading[] | undefined {
  const reading = isRequest(text) ? undefined : answers.read(text, draft)
  if (reading !== undefined && 'says' in reading) return [{ text, understood: true, ...reading }]
  return isAsking(text) ? [not(text, notRead(text))] : undefined
}

const says = (reading: Reading | undefined): boolean => reading !== undefined && 'says' in reading

/** A phrase as it is said, or else in the first simpler way that is read; and what was left over. */
function readPhrase(text: string, draft: Draft, effort: Effort): readonly PhraseReading[] {
  if (text.length > LONGEST_SENTENCE) return [not(text, TOO_LONG)]
  if (effort.left <= 0) return [not(text, TOO_MUCH)]
  effort.left -= text.length
  const read = readAsSaid(text, draft)
  if (read?.every(({ understood }) => !understood) === false) return read
  let some: Otherwise | undefined
  for (const wording of rewordings(text, draft)) {
    effort.left -= text.length
    const other = readOtherwise(wording, draft)
    if (other === undefined) continue
    if (other.isWhole) {
      draft.become(other.draft)
      return other.phrases.map((phrase) =>
        wording.clauses.length === 1 && phrase.understood ? { ...phrase, text } : phrase,
      )
    }
    some ??= other
  }
  if (some !== undefined) {
    draft.become(some.draft)
    return some.phrases
  }
  // What was spoken of is what “it” means next, understood or not.
  const presented = presentedBy(text)
  if (presented === undefined) draft.subject = tableSaid(text, draft)?.id ?? draft.subject
  else draft.presented = presented
  return read ?? [not(text, notRead(text))]
}

/** Rules that stand before the tables that they are of. */
function readLater({ text }: PhraseReading, draft: Draft): PhraseReading | undefined {
  const copy = draft.copy()
  copy.subject = undefined
  for (const recipe of [limitFields, uniqueTogether]) {
    const reading = recipe.read(text, copy)
    if (reading === undefined || 'problem' in reading || (reading.left ?? []).length > 0) continue
    const { says, commands } = reading
    if (draft.apply(commands) === undefined) return { text, understood: true, says, commands }
  }
  return undefined
}

interface Otherwise {
  readonly draft: Draft
  readonly phrases: readonly PhraseReading[]
  /** All of it was read. */
  readonly isWhole: boolean
}

/** What comes of another wording; undefined where that is nothing, or nothing that somebody would ask for. */
function readOtherwise({ clauses, left = [] }: Wording, draft: Draft): Otherwise | undefined {
  const copy = draft.copy()
  const read = clauses.map((clause) => readAsSaid(clause, copy) ?? [not(clause, notRead(clause))])
  const isRead = read.map((some) => some.some(({ understood }) => understood))
  const phrases = [...read.flat(), ...left.map((rest) => not(rest, LEFT_OVER))]
  const isSound = copy
    .roles()
    .every((role) => draft.roles().includes(role) || draft.isPersonWord(role) || isDoer(role))
  // Whoever may do something with what was not understood may do nothing yet.
  const isLoose = clauses.some(
    (clause, at) =>
      isRead[at - 1] === false && (OF_BEFORE.test(clause) || isOfBefore(clause, draft)),
  )
  if (!isSound || isLoose || !isRead.includes(true)) return undefined
  return { draft: copy, phrases, isWhole: !isRead.includes(false) }
}

const OF_BEFORE = /\b(?:can|may)\b.*\b(?:it|them)\b/i

/** What the first recipe makes of it that reads it. */
function readAsSaid(text: string, draft: Draft): readonly PhraseReading[] | undefined {
  if (isOfGone(text, draft))
    return [
      isRemoval(text)
        ? { text, understood: true, says: HAS_GONE, commands: [] }
        : not(text, HAS_GONE),
    ]
  const spoken = askedPlainly(
    withSubject(withObject(text, draft), draft.subjectTable()?.name),
    draft,
  )
  // Who may do what knows what “it” is by whom it is said of.
  const plain = askedPlainly(withObject(text, draft), draft)
  draft.spoken = spokenOf(text, draft)
  // “…, but only admins change them”: what it is done to was named in the same breath.
  const isWhole =
    /,\s+(?:but|while|whereas)\s/.test(text) || clausesIn(withoutManners(text)).length > 1
  const whole = isWhole ? access.read(text, draft) : undefined
  for (const recipe of whole !== undefined && says(whole) ? [access] : RECIPES) {
    const said = recipe === access ? plain : spoken
    const reading = recipe === access && isWhole ? whole : recipe.read(said, draft)
    if (reading === undefined) continue
    if ('problem' in reading) return [not(text, reading.problem)]
    const named = wellNamed(reading.commands)
    if (named === undefined) return undefined
    const before = draft.manifest
    const refused = draft.apply(named.commands)
    if (refused !== undefined) return [not(text, refused)]
    const wrong = recipe.isChecked ? newProblem(before, asFinished(draft)) : undefined
    if (wrong !== undefined) {
      draft.goBack(before)
      return [not(text, wrong)]
    }
    const { says, left = [] } = reading
    const { commands, none } = named
    if (reading.draft && none.length === 0) draft.follow(reading.draft)
    else draft.subject = subjectOf(commands, draft) ?? draft.subject
    draft.presented = undefined
    draft.added = addedBy(commands, draft)
    const isRemoving = recipe === removeWhatIsThere || recipe === changes
    if (!isRemoving && draft.spoken === GONE && commands.length > 0) draft.spoken = undefined
    return [
      { text, understood: true, says, commands },
      ...[...left, ...none.map((name) => wordsOf(name).join(' '))].map((rest) =>
        not(rest, LEFT_OVER),
      ),
    ]
  }
  return undefined
}

/** `barcode of products` */
function addedBy(commands: readonly Command[], draft: Draft): string | undefined {
  const [one, ...more] = commands.filter(({ type }) => type !== 'setSetting')
  if (one?.type !== 'insertItem' || one.path[0] !== 'fields' || more.length > 0) return undefined
  const table = draft.manifest.nodes.find(({ id }) => id === one.id)
  const name = isObject(one.item) ? one.item['name'] : undefined
  return typeof name === 'string' && table !== undefined ? `${name} of ${table.name}` : undefined
}

const not = (text: string, says: string): PhraseReading => ({
  text,
  understood: false,
  says,
  commands: [],
})

/** A table of which nothing was said but its name keeps the names of its rows. */
function finished(draft: Draft): readonly PhraseReading[] {
  return [...draft.fresh].flatMap((id) => {
    const table = draft.manifest.nodes.find((node) => node.id === id)
    const isBare = table && named(table, 'fields').length + named(table, 'relations').length === 0
    if (!isBare) return []
    const item = { id: 'name', name: 'name', type: 'string' }
    const commands: Command[] = [{ type: 'insertItem', id, path: ['fields'], item }]
    draft.apply(commands)
    const says = `Nothing was said of what ${table.name} hold: each gets a name.`
    return [{ text: table.name, understood: true, says, commands }]
  })
}

/** As it will be, whatever is said further: a table that is new in a phrase is given its fields by a later one. */
function asFinished(draft: Draft): Manifest {
  const copy = draft.copy()
  finished(copy)
  return copy.manifest
}

const TOO_LONG = `A sentence of more than ${LONGEST_SENTENCE} characters is not read: say it in shorter ones.`
const TOO_MUCH = 'So much is said before this that it was not read: ask for it separately.'
const NO_PART = 'By where it stands, this is no part of it: it is left out.'
const LEFT_OVER = 'This was not understood, and is left out.'

/** What was not read is said as well; of its text, only how it begins. */
function restOf(prompt: string): PhraseReading {
  const says = `This is as far as a prompt is read: ${LONGEST} characters. Ask for the rest separately.`
  const text = `${prompt.slice(LONGEST, LONGEST + 80)}…`
  return { text, understood: false, says, commands: [] }
}

/** What was not understood is said with the nearest that would be. */
const notRead = (phrase: string): string =>
  `This was not understood. The nearest that can be: “${nearestTo(phrase).join('”, or “')}”.`

function titleOf(prompt: string): string {
  const line = prompt.trim().split(/[\n\r]/)[0] ?? ''
  return line.length > 80 ? `${line.slice(0, 79)}…` : line || 'Nothing asked'
}
