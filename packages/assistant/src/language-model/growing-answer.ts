import type { TextStreamPart, ToolSet } from 'ai'
import { tooMuch } from './line.ts'
import type { Ending, Heard, Reply, Tokens } from './question.ts'
import { quoted } from './said.ts'
import { Trouble } from './trouble.ts'

const LONGEST_ANSWER = 2_000_000

type Part = TextStreamPart<ToolSet>
type Finish = Extract<Part, { readonly type: 'finish' }>

const ENDINGS: Readonly<Record<string, Ending>> = {
  stop: 'whole',
  length: 'cut',
  'tool-calls': 'whole',
}

/** An answer as it grows. */
export class GrowingAnswer {
  readonly #tell: (heard: Heard) => void
  #text = ''
  #thought = 0
  #hasCalled = false
  #finish: Finish | undefined

  constructor(tell: (heard: Heard) => void) {
    this.#tell = tell
  }

  get text(): string {
    return this.#text
  }

  /** Characters of all that was written. */
  get length(): number {
    return this.#text.length + this.#thought
  }

  get isBegun(): boolean {
    return this.#text !== ''
  }

  /** Whether it came to an end that the protocol knows, or has anything in it. */
  get isUnderstood(): boolean {
    return this.isBegun || this.#hasCalled || this.#endedBy() !== undefined
  }

  /** As the provider counts them; undefined where it does not. */
  get counted(): Tokens | undefined {
    const { inputTokens, outputTokens, inputTokenDetails } = this.#finish?.totalUsage ?? {}
    if (inputTokens === undefined || outputTokens === undefined) return undefined
    const cached = inputTokenDetails?.cacheReadTokens ?? 0
    return { sent: inputTokens, received: outputTokens, cached, isEstimate: false }
  }

  busy(): void {
    this.#tell({ written: 0, thought: 0, isBusy: true })
  }

  /** @throws what the provider says went wrong; Trouble where there is too much of it */
  take(part: Part): void {
    if (part.type === 'error') throw part.error
    if (part.type === 'finish') this.#finish = part
    if (part.type === 'tool-call') this.#hasCalled = true
    if (part.type === 'text-delta') this.#text += part.text
    else if (part.type === 'reasoning-delta') this.#thought += part.text.length
    else return
    if (this.length > LONGEST_ANSWER) throw tooMuch()
    this.#tell({ written: this.#text.length, thought: this.#thought, isBusy: false })
  }

  /** @throws Trouble where the model refuses */
  reply(key: string): Reply {
    const ended = this.#endedBy()
    if (ended === 'refused') throw this.#refusal(key)
    if (this.#hasCalled && !this.isBegun) return { text: '', ending: 'called' }
    return { text: this.#text, ending: ended ?? 'broken' }
  }

  #endedBy(): Ending | 'refused' | undefined {
    const reason = this.#finish?.finishReason ?? ''
    return reason === 'content-filter' ? 'refused' : ENDINGS[reason]
  }

  /** Half an answer is no reason. */
  #refusal(key: string): Trouble {
    const reason = this.#finish?.rawFinishReason ?? ''
    const words = /^\s*[{[]/.test(this.#text) ? '' : this.#text
    const named = /^[A-Z_]+$/.test(reason) ? reason : ''
    return new Trouble(`The model refuses to answer this.${quoted(words || named, key)}`)
  }
}
