import type { Draft } from '../draft.ts'
import { newProblem } from '../new-problem.ts'
import type { PhraseReading } from '../proposal.ts'
import { AMBIGUITIES } from './ambiguities.ts'
import type { Answers, AskedBack } from './asked-back.ts'
import type { Around, Doubt, Meaning, Tried } from './doubt.ts'

/** So many are asked; what changes less is taken for granted, and can be said otherwise. */
const MOST_ASKED = 3
/** Choices of a question. */
const MOST_CHOICES = 4
/** So often it is tried what a phrase could mean; after that nothing else is asked. */
const MOST_TRIED = 60

type Read = (phrase: string, draft: Draft) => readonly PhraseReading[]

interface Said {
  /** As somebody wrote it. */
  readonly clause: string
  /** With what has been settled of it until now. */
  readonly said: string
  /** Ids of doubts. */
  readonly settled: ReadonlySet<string>
}

/** What is understood is shown with the words that were written. */
const asSaid = (read: readonly PhraseReading[], text: string): readonly PhraseReading[] =>
  read.map((phrase) => (phrase.understood ? { ...phrase, text } : phrase))

interface Weighed {
  readonly question: AskedBack
  /** How much would be drawn otherwise. */
  readonly weight: number
}

/** What is asked of a person, and what is taken for granted meanwhile. */
export interface Asked {
  readonly questions: readonly AskedBack[]
  /** Of the same sort, and changing less. */
  readonly assumptions: readonly AskedBack[]
}

/** Reads phrases by what is answered of them, and remembers what there was to be asked. */
export class Doubts {
  readonly #answers: Answers
  readonly #start: Draft
  readonly #read: Read
  readonly #found = new Map<string, Weighed>()
  #tried = 0
  readonly #later: NonNullable<Meaning['later']>[] = []

  constructor(answers: Answers, start: Draft, read: Read) {
    this.#answers = answers
    this.#start = start
    this.#read = read
  }

  /** A clause, in the meaning that was chosen of each of its doubts. */
  read(clause: string, draft: Draft): readonly PhraseReading[] {
    const said = this.#later.reduce((all, [words, instead]) => all.replace(words, instead), clause)
    const read = this.#settled({ clause, said, settled: new Set() }, draft)
    return said === clause ? read : asSaid(read, clause)
  }

  asked(): Asked {
    const all = [...this.#found.values()]
      .toSorted((one, other) => other.weight - one.weight)
      .map(({ question }) => question)
    return { questions: all.slice(0, MOST_ASKED), assumptions: all.slice(MOST_ASKED) }
  }

  #settled({ clause, said, settled }: Said, draft: Draft): readonly PhraseReading[] {
    const known = new Map<string, Tried>()
    const tried = (wording: readonly string[]): Tried => {
      const copy = draft.copy()
      const key = wording.join('\n')
      const before = known.get(key)
      if (before) return before
      this.#tried += 1
      const then = { draft: copy, phrases: wording.flatMap((one) => this.#read(one, copy)) }
      known.set(key, then)
      return then
    }
    const around = { draft, start: this.#start, tried }
    for (const ambiguity of AMBIGUITIES) {
      const isTired = this.#tried >= MOST_TRIED
      if (said.length > LONGEST || (isTired && this.#found.size === 0)) break
      const doubt = ambiguity.find(said, around)
      if (doubt === undefined || settled.has(doubt.id)) continue
      const meaning = isTired
        ? this.#asBefore(doubt)
        : this.#chosen(doubt, { clause, said, settled }, around)
      if (meaning === undefined) continue
      if (meaning.later) this.#later.push(meaning.later)
      const done = new Set([...settled, doubt.id])
      const read = meaning.wording.flatMap((one) =>
        this.#settled({ clause, said: one, settled: done }, draft),
      )
      return asSaid(read, clause)
    }
    return this.#read(said, draft)
  }

  /** What was chosen when the same was in doubt, and nothing of what was not in doubt until now. */
  #asBefore({ id, meanings }: Doubt): Meaning | undefined {
    const chosen = this.#found.get(id)?.question.chosen
    return meanings.find((meaning) => meaning.id === chosen)
  }

  /** The meaning that somebody chose, or that stands meanwhile; undefined where there is no doubt after all. */
  #chosen(doubt: Doubt, { clause, said }: Said, { draft, tried }: Around): Meaning | undefined {
    const plain = tried([said])
    const own = drawingOf(plain)
    // Before its end a prompt may leave tables without fields.
    const isSound = newProblem(draft.manifest, plain.draft.manifest) === undefined
    const drawn = new Map<string, { readonly meaning: Meaning; readonly drawing: Drawing }>()
    for (const meaning of doubt.meanings) {
      const then = tried(meaning.wording)
      const drawing = drawingOf(then)
      const isOther = !drawn.has(drawing.text) && drawn.size < MOST_CHOICES
      if (!isOther || !isNoLess(drawing, own)) continue
      if (isSound && newProblem(draft.manifest, then.draft.manifest) !== undefined) continue
      drawn.set(drawing.text, { meaning, drawing })
    }
    const [only, ...others] = [...drawn.values()]
    if (only === undefined) return undefined
    // Where only one of them can be drawn, that helps whoever was not understood.
    if (others.length === 0) return own.commands.length > 0 ? undefined : only.meaning
    const all = [only, ...others]
    const known = this.#found.get(doubt.id)
    const given = this.#answers.get(doubt.id)
    const find = (id: string | undefined) => all.find(({ meaning }) => meaning.id === id)
    const first = find(doubt.first) ?? drawn.get(own.text) ?? only
    const chosen = find(given) ?? first
    // Whatever is answered, questions stay in their order.
    const differ = Math.max(...all.map((one) => differences(one.drawing, first.drawing)))
    const weight = differ + (all.some(({ meaning }) => meaning.later) ? MUCH : 0)
    const question: AskedBack = {
      id: doubt.id,
      phrase: known?.question.phrase ?? clause,
      text: doubt.text,
      choices: all.map(({ meaning: { id, says } }) => ({ id, says })),
      chosen: chosen.meaning.id,
    }
    this.#found.set(doubt.id, { question, weight: weight + (known?.weight ?? 0) })
    return chosen.meaning
  }
}

/** What changes how the rest is read comes before all that changes less. */
const MUCH = 1000

/** What is longer says too much at once. */
const LONGEST = 400

interface Drawing {
  readonly text: string
  readonly commands: readonly string[]
  /** Whether anything of it was understood. */
  readonly isRead: boolean
  /** Phrases that were not. */
  readonly left: number
}

/** Whether as much of it is understood as of what was said. */
const isNoLess = ({ isRead, left }: Drawing, own: Drawing): boolean =>
  isRead && left <= (own.isRead ? own.left : 0)

function drawingOf({ draft, phrases }: Tried): Drawing {
  const commands = phrases.flatMap((phrase) => phrase.commands.map((one) => JSON.stringify(one)))
  return {
    text: JSON.stringify(draft.manifest),
    commands,
    isRead: phrases.some(({ understood }) => understood),
    left: phrases.filter(({ understood }) => !understood).length,
  }
}

function differences(one: Drawing, other: Drawing): number {
  const [first, second] = [new Set(one.commands), new Set(other.commands)]
  const onlyIn = (some: ReadonlySet<string>, others: ReadonlySet<string>): number =>
    [...some].filter((command) => !others.has(command)).length
  return onlyIn(first, second) + onlyIn(second, first)
}
