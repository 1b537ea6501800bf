import { applyCommand } from '@drawbridge/commands'
import { markOfProblem, type Diagnostic, type Manifest } from '@drawbridge/manifest'
import type { AskedBack } from '../choices/asked-back.ts'
import {
  MOST_COMMANDS,
  MOST_QUESTIONS,
  readAnswer,
  type SuggestedChange,
  type SuggestedChanges,
} from './answer.ts'
import { diagnosticText, found } from './context.ts'
import { hearing, type News } from './news.ts'
import { pictureIn, type Ask, type Question, type Reply } from './question.ts'
import { withheld } from './withheld.ts'

/** What the compiler, and whatever tries its output, says of a drawing. */
export interface Judgement {
  readonly diagnostics: readonly Diagnostic[]
  /** What was found wrong by trying the code that the drawing gives. */
  readonly findings: readonly Diagnostic[]
}

/** A change that can be made, or the reason why it can't. */
export interface TriedChange extends SuggestedChange {
  readonly refused?: string
}

/** One thing wrong with an answer. */
export interface Fault {
  /** The same for the same mistake. */
  readonly check: string
  readonly says: string
}

/** What one answer was worth. */
export interface Round {
  readonly faults: readonly Fault[]
}

export interface Suggestion<J extends Judgement> {
  /** `failing`: it can be looked at; `nothing`: no answer was one. */
  readonly state: 'ready' | 'failing' | 'nothing'
  readonly answer?: Omit<SuggestedChanges, 'changes'> & { readonly changes: readonly TriedChange[] }
  /** The drawing with all that can be made of it. */
  readonly after: Manifest
  readonly judgement?: J
  readonly rounds: readonly Round[]
}

interface Parts<J extends Judgement> {
  readonly manifest: Manifest
  readonly question: Question
  readonly ask: Ask
  readonly judge: (manifest: Manifest) => Promise<J>
  /** What is wrong with the drawing as it is: no fault of a suggestion. */
  readonly known: readonly Diagnostic[]
  readonly signal: AbortSignal
  /** Hears of each round when it begins and ends, and may stop all by throwing. */
  readonly tell: (news: News) => void
}

/** So often a model is asked, before nothing comes of it. */
export const MOST_ROUNDS = 3

/**
 * Asks for changes, tries them on a copy of the drawing, and hands back what is wrong with them: three
 * times at the most, and no more once the same is wrong again. Nothing but the copy is changed.
 * @throws Trouble where nobody could be asked
 */
export async function propose<J extends Judgement>(parts: Parts<J>): Promise<Suggestion<J>> {
  const { manifest, ask, signal, tell } = parts
  let { question } = parts
  let best: Suggestion<J> = { state: 'nothing', after: manifest, rounds: [] }
  const rounds: Round[] = []
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    signal.throwIfAborted()
    const reply = await ask(question, { signal, ...hearing(question, round, tell) })
    const tried = await tryAnswer(parts, round, reply)
    const { faults, suggestion } = tried
    tell({ type: 'judged', faults })
    rounds.push({ faults })
    if (suggestion) best = suggestion
    if (faults.length === 0 || isStuck(rounds)) break
    question = handedBack(question, reply.text, faults)
  }
  return { ...askedIfStuck(best, rounds), rounds }
}

interface Tried<J extends Judgement> extends Round {
  readonly suggestion?: Suggestion<J>
}

async function tryAnswer<J extends Judgement>(
  { manifest, judge, known, tell, question: asked }: Parts<J>,
  round: number,
  reply: Reply,
): Promise<Tried<J>> {
  const read = readAnswer(reply, pictureIn(asked) !== undefined)
  if (!read.ok) return { faults: [{ check: 'answer', says: read.complaint }] }
  const { after, changes, refusals } = applied(manifest, read.answer.changes)
  const answer = { ...read.answer, changes }
  if (refusals.length > 0)
    return { faults: refusals, suggestion: { state: 'failing', answer, after, rounds: [] } }
  if (changes.length === 0)
    return { faults: [], suggestion: { state: 'ready', answer, after, rounds: [] } }
  tell({ type: 'judging', round })
  const judgement = await judge(after)
  const findings = judgement.findings.map((one) => withheld(one, manifest, after))
  const before = new Set(known.map((one) => markOfProblem(one, manifest)))
  const faults = faultsOf({ ...judgement, findings }, after, before)
  const state = faults.length === 0 ? 'ready' : 'failing'
  return { faults, suggestion: { state, answer, after, judgement, rounds: [] } }
}

interface Applied {
  readonly after: Manifest
  readonly changes: readonly TriedChange[]
  readonly refusals: readonly Fault[]
}

/** Each change whole or not at all. */
function applied(manifest: Manifest, changes: readonly SuggestedChange[]): Applied {
  let after = manifest
  const refusals: Fault[] = []
  const tried = changes.map((change, index): TriedChange => {
    const { says, commands } = change
    const result = applyCommand(after, { type: 'batch', label: says, commands })
    if (result.ok) {
      after = result.manifest
      return change
    }
    const where = `change ${index + 1} (“${says}”)`
    refusals.push({ check: result.reason, says: `- ${where} can’t be made: ${result.reason}` })
    return { ...change, refused: result.reason }
  })
  return { after, changes: tried, refusals }
}

/** Errors that were not there before, and whatever the code itself showed. */
function faultsOf(
  { diagnostics, findings }: Judgement,
  after: Manifest,
  before: ReadonlySet<string>,
): readonly Fault[] {
  const faultOf = (one: Diagnostic): Fault => ({
    check: markOfProblem(one, after),
    says: diagnosticText(one),
  })
  const errors = diagnostics.filter(({ severity }) => severity === 'error').map(faultOf)
  return [...errors.filter(({ check }) => !before.has(check)), ...findings.map(faultOf)]
}

/** What was wrong is wrong again, after it was said. */
function isStuck(rounds: readonly Round[]): boolean {
  const [before, last] = rounds.slice(-2).map(({ faults }) => faults.map(({ check }) => check))
  return before !== undefined && last !== undefined && last.some((one) => before.includes(one))
}

/** The same check has failed twice: a person says whether it is worth a third time. */
function askedIfStuck<J extends Judgement>(
  suggestion: Suggestion<J>,
  rounds: readonly Round[],
): Suggestion<J> {
  const { answer } = suggestion
  const [before = [], last = []] = rounds.slice(-2).map(({ faults }) => faults)
  const fault = last.find(({ check }) => before.some((one) => one.check === check))
  if (!answer || rounds.length < 2 || !fault) return suggestion
  const questions = [stuckOn(fault), ...answer.questions].slice(0, MOST_QUESTIONS)
  return { ...suggestion, answer: { ...answer, questions } }
}

const stuckOn = ({ says }: Fault): AskedBack => ({
  id: 'stuck',
  phrase: '',
  text: `The same was wrong twice. ${says.replace(/^- /, '').slice(0, 400)} How shall it go on?`,
  choices: [
    { id: 'stop', says: 'Not at all: I look at what there is' },
    { id: 'without', says: 'Without what fails' },
    { id: 'otherwise', says: 'In another way' },
  ],
  chosen: 'stop',
})

const MOST_HANDED_BACK = 20
const LONGEST_REPEATED = 100_000

/** The question once more, with the answer and what is wrong with it. */
export function handedBack(
  question: Question,
  text: string,
  faults: readonly Fault[],
  rule = `all of it is applied to the drawing as it was. At most ${MOST_COMMANDS} edits`,
): Question {
  const list = faults
    .slice(0, MOST_HANDED_BACK)
    .map(({ says }) => says)
    .join('\n')
  const content = `Nothing was changed, for this is wrong with your answer:\n${found(list)}\n\nAnswer again, whole, with that mended; ${rule}.`
  const answered =
    text.length > LONGEST_REPEATED ? '(too long to be repeated)' : text || '(nothing)'
  return {
    ...question,
    messages: [
      ...question.messages,
      { role: 'assistant', content: answered },
      { role: 'user', content },
    ],
  }
}
