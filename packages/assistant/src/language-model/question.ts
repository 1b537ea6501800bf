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
}

export interface Reply {
  readonly text: string
  /** Whether the model came to its end. */
  readonly isWhole: boolean
  readonly tokens: Tokens
}

export interface AskOptions {
  readonly fetch: typeof globalThis.fetch
  readonly signal: AbortSignal
  /** Hears how much there is of the answer, while it grows. */
  readonly tell: (characters: number) => void
  /** Times that a busy provider is asked again, each after a longer while. */
  readonly retries?: number
}

/** About as many as there are; counted by the provider where it does. */
export const tokensIn = (characters: number): number => Math.ceil(characters / 4)

/** For where nobody has counted. */
export function estimate({ instructions, messages }: Question, received: number): Tokens {
  const sent = messages.reduce((all, { content }) => all + content.length, instructions.length)
  const seen = TOKENS_OF_PICTURE * messages.filter(({ picture }) => picture !== undefined).length
  return { sent: tokensIn(sent) + seen, received: tokensIn(received) }
}

/** Providers make it smaller, and count about as many for it. */
const TOKENS_OF_PICTURE = 1_600

export const pictureIn = ({ messages }: Question): Picture | undefined =>
  messages.find(({ picture }) => picture !== undefined)?.picture

/** What is asked, and by whom it is answered: a language model that is reached. */
export type Ask = (
  question: Question,
  options: Pick<AskOptions, 'signal' | 'tell'>,
) => Promise<Reply>
