import { Type, type Static } from 'typebox'
import type { Frozen } from './frozen.ts'

const closed = { additionalProperties: false } as const

/** What a proposal asks, and which of its choices it is drawn by. */
export const AskedBack = Type.Object({
  id: Type.String(),
  /** The words of the prompt that it is about. */
  phrase: Type.String(),
  text: Type.String(),
  choices: Type.Array(Type.Object({ id: Type.String(), says: Type.String() })),
  chosen: Type.String(),
})
export type AskedBack = Frozen<Static<typeof AskedBack>>

/** Ids of a question and of the choice that somebody made. */
export const Answer = Type.Object(
  {
    question: Type.String({ minLength: 1, maxLength: 200 }),
    choice: Type.String({ minLength: 1, maxLength: 100 }),
  },
  closed,
)
export type Answer = Frozen<Static<typeof Answer>>

/** A question with its answer, in words. */
export const Answered = Type.Object({
  question: Type.String(),
  choice: Type.String(),
  text: Type.String(),
  says: Type.String(),
})
export type Answered = Frozen<Static<typeof Answered>>

/** Of one prompt, however often it is asked anew. */
export const MOST_ANSWERS = 24
