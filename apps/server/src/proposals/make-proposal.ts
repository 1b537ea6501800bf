import {
  addTokens,
  costOf,
  inWords,
  NO_TOKENS,
  propose,
  quoting,
  questionOf,
  Trouble,
  type Heard,
  type News,
  type Suggestion,
  type Tokens,
  WORKS,
} from '@drawbridge/assistant'
import type { Diagnostic, Manifest } from '@drawbridge/manifest'
import type { Assisted, Price, Proposal } from '@drawbridge/protocol'
import type { ProjectScope } from '../accounts/scope.ts'
import type { Appointed } from '../assistant/assistants.ts'
import type { Studio } from '../studio.ts'
import { gateOf, type Judged } from './gate.ts'
import type { Wanted } from './wanted.ts'

/** Nobody waits for it any more. */
export class Dropped extends Error {}

interface Work {
  readonly proposal: Proposal
  readonly request: Wanted
  readonly appointed: Appointed
  readonly manifest: Manifest
  readonly stopping: AbortController
}

/** So often it is written down how far it has come, and looked whether somebody still waits. */
const BEAT_MS = 2_000

/** Asks, tries and asks again, and writes down how it goes. The drawing itself stays as it is. */
export async function makeProposal(
  studio: Studio,
  project: ProjectScope,
  work: Work,
): Promise<void> {
  const progress = new Progress(studio, project, work)
  const beat = setInterval(() => void progress.save(), BEAT_MS)
  try {
    await progress.become(await answered(studio, project, work, progress))
  } catch (error) {
    if (error instanceof Dropped) return
    const isTold = error instanceof Trouble
    const says = isTold ? error.message : 'Something went wrong on our side. Ask again.'
    await progress.become({ assisted: { state: 'stopped', says } })
    if (!isTold) throw error
  } finally {
    clearInterval(beat)
  }
}

type Changes = Partial<Omit<Proposal, 'assisted'>> & { readonly assisted: Partial<Assisted> }

/** A proposal as far as it is made. */
class Progress {
  readonly #studio: Studio
  readonly #project: ProjectScope
  readonly #stopping: AbortController
  readonly #price: Price | undefined
  #now: Proposal
  #spent = NO_TOKENS
  #saving: Promise<void> = Promise.resolve()

  constructor(studio: Studio, project: ProjectScope, { proposal, stopping, appointed }: Work) {
    this.#price = appointed.price
    this.#studio = studio
    this.#project = project
    this.#stopping = stopping
    this.#now = proposal
  }

  change({ assisted, ...rest }: Changes): void {
    const before = this.#now.assisted
    if (before) this.#now = { ...this.#now, ...rest, assisted: { ...before, ...assisted } }
  }

  become(changes: Changes): Promise<void> {
    this.change(changes)
    return this.save()
  }

  hear(news: News): void {
    const { rounds } = this.#now.assisted ?? NOTHING
    switch (news.type) {
      case 'asking': {
        const says =
          news.round === 1
            ? 'The model is asked.'
            : `The model is told what is wrong, and asked again (${news.round} of 3).`
        return void this.become({ assisted: { says } })
      }
      case 'answering':
        return this.change({
          assisted: {
            says: growing(news.heard),
            ...this.#meter(addTokens(this.#spent, news.tokens)),
          },
        })
      case 'spent':
        this.#spent = addTokens(this.#spent, news.tokens)
        return this.change({ assisted: this.#meter(this.#spent) })
      case 'judging':
        return void this.become({
          assisted: { says: 'The answer is checked and tried on a copy.' },
        })
      case 'judged': {
        const round = { problems: news.faults.map(({ says }) => says) }
        return this.change({ assisted: { rounds: [...rounds, round] } })
      }
    }
  }

  #meter(tokens: Tokens): Pick<Assisted, 'tokens' | 'cost'> {
    const price = this.#price
    return price ? { tokens, cost: costOf(tokens, price) } : { tokens }
  }

  save(): Promise<void> {
    this.#saving = this.#saving.then(() => this.#keep()).catch(this.#studio.report)
    return this.#saving
  }

  async #keep(): Promise<void> {
    const { proposals, hub } = this.#studio
    if (!(await proposals.keep(this.#project, this.#now))) this.#stopping.abort(new Dropped())
    const { projectId, accountId: account } = this.#project
    hub.tell(projectId, { type: 'proposal', account })
  }
}

const NOTHING = { rounds: [] } as const

function growing({ written, thought, isBusy }: Heard): string {
  if (isBusy) return 'The provider is busy. It is asked again.'
  return written > 0
    ? `The model answers: ${written.toLocaleString('en')} characters.`
    : `The model thinks: ${thought.toLocaleString('en')} characters.`
}

async function answered(
  studio: Studio,
  project: ProjectScope,
  work: Work,
  progress: Progress,
): Promise<Changes> {
  const { request, appointed, manifest, stopping } = work
  const known = studio.drawings.outline(manifest).diagnostics
  const asked = {
    question: questionOf(manifest, request, known),
    ask: studio.asking(project, appointed, { secrets: await studio.outside.values(project) }),
    signal: stopping.signal,
    tell: (news: News) => progress.hear(news),
  }
  if (WORKS[request.work ?? 'draw'].answers === 'words') return worded(asked)
  return suggested(studio, project, { manifest, known, prompt: request.prompt, ...asked })
}

type Asked = Parameters<typeof inWords>[0]

async function worded(asked: Asked): Promise<Changes> {
  const { words, rounds } = await inWords(asked)
  if (!words) {
    const [fault] = rounds.at(-1)?.faults ?? []
    return { assisted: { state: 'nothing', says: noAnswer(fault?.says) } }
  }
  const says = 'In the model’s own words. Nothing of the drawing changes.'
  return { title: words.title, assisted: { state: 'ready', says, words: [...words.paragraphs] } }
}

const noAnswer = (why = ''): string => `The model gave no answer that can be used. ${why}`

async function suggested(
  studio: Studio,
  project: ProjectScope,
  asked: Asked & {
    readonly manifest: Manifest
    readonly known: readonly Diagnostic[]
    readonly prompt: string
  },
): Promise<Changes> {
  const { manifest, known, prompt, signal } = asked
  const judge = await gateOf(studio, project, manifest, signal)
  const suggestion = await propose<Judged>({ ...asked, judge })
  const { answer, after, state } = suggestion
  const changes = answer?.changes ?? []
  const isEmpty = changes.every(({ refused }) => refused !== undefined)
  const judgement = suggestion.judgement ?? (isEmpty ? undefined : await judge(after))
  signal.throwIfAborted()
  return {
    ...(answer && { title: answer.title }),
    phrases: changes.map(({ says, commands, refused, region }) => ({
      text: says,
      understood: refused === undefined,
      says: refused ?? '',
      commands: refused === undefined ? [...commands] : [],
      ...(region && { region }),
    })),
    diagnostics: [...(judgement?.diagnostics ?? known)],
    questions: [...quoting(answer?.questions ?? [], prompt)],
    assisted: {
      state,
      says: lastWord(suggestion),
      assumptions: [...(answer?.assumptions ?? [])],
      trials: [...(judgement?.trials ?? [])],
      sensitive: [...(judgement?.sensitive ?? [])],
    },
  }
}

function lastWord({ state, answer, rounds }: Suggestion<Judged>): string {
  const [first] = rounds.at(-1)?.faults ?? []
  if (state === 'nothing') return noAnswer(first?.says)
  if (state === 'failing')
    return 'Something is still wrong with it. Look at it, or ask in another way.'
  return answer?.changes.length === 0
    ? 'The model suggests no change.'
    : 'Checked on a copy of the drawing.'
}
