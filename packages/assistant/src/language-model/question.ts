import type { Picture } from '../pictures/picture.ts'

export interface Message {
  readonly role: 'user' | 'assistant'
  readonly content: string
  /** What the words are about; only people show any. */
  readonly picture?: Picture
}

/** All that leaves the machine, and nothing else does. */
export interface Question {
  readonly instructions: string
  readonly messages: readonly Message[]
  /** JSON Schema of the answer. */
  readonly schema: object
}

export interface Tokens {
  readonly sent: number
  readonly received: number
  /** Of those that were sent, what the provider remembered, which it may ask less for. */
  readonly cached: number
  /** Whether nobody has counted, and this is about as many as there are. */
  readonly isEstimate: boolean
}

/** `cut`: at the model’s own limit; `broken`: nobody knows why; `called`: it asked for a tool, and there is none. */
export type Ending = 'whole' | 'cut' | 'broken' | 'called'

export interface Reply {
  readonly text: string
  readonly ending: Ending
}

/** How far an answer is, while it grows. */
export interface Heard {
  /** Characters of it. */
  readonly written: number
  /** Characters of what the model thinks before. */
  readonly thought: number
  /** The provider is busy, and is asked again. */
  readonly isBusy: boolean
}

export interface AskOptions {
  readonly fetch: typeof globalThis.fetch
  readonly signal: AbortSignal
  readonly tell: (heard: Heard) => void
  /** Hears what each time of asking has cost that a provider began to answer, or may have, however that ended. */
  readonly spend: (tokens: Tokens) => void
  /** Times that a busy provider is asked again, each after a longer while. */
  readonly retries?: number
  /** How long it may take in all. */
  readonly longestMs?: number
}

const tokensIn = (characters: number): number => Math.ceil(characters / 4)

/** For where nobody has counted, and for before. */
export function estimate({ instructions, messages }: Question, received: number): Tokens {
  const sent = messages.reduce((all, { content }) => all + content.length, instructions.length)
  const seen = TOKENS_OF_PICTURE * messages.filter(({ picture }) => picture !== undefined).length
  return {
    sent: tokensIn(sent) + seen,
    received: tokensIn(received),
    cached: 0,
    isEstimate: true,
  }
}

/** Providers make it smaller, and count about as many for it. */
const TOKENS_OF_PICTURE = 1_600

export const pictureIn = ({ messages }: Question): Picture | undefined =>
  messages.find(({ picture }) => picture !== undefined)?.picture

export const NO_TOKENS: Tokens = { sent: 0, received: 0, cached: 0, isEstimate: false }

export const addTokens = (one: Tokens, other: Tokens): Tokens => ({
  sent: one.sent + other.sent,
  received: one.received + other.received,
  cached: one.cached + other.cached,
  isEstimate: one.isEstimate || other.isEstimate,
})

/** What is asked, and by whom it is answered: a language model that is reached. */
export type Ask = (
  question: Question,
  options: Pick<AskOptions, 'signal' | 'tell' | 'spend'>,
) => Promise<Reply>
