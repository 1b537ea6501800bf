/** What somebody is asked whose words have several readings, or leave something open that matters. */
export interface AskedBack {
  /** The same for the same doubt, however often the prompt is read. */
  readonly id: string
  /** The words that it is about. */
  readonly phrase: string
  readonly text: string
  /** Two to four. */
  readonly choices: readonly Choice[]
  /** Id of the choice that the proposal is drawn by. */
  readonly chosen: string
}

export interface Choice {
  readonly id: string
  readonly says: string
}

/** Ids of choices by ids of what was asked. */
export type Answers = ReadonlyMap<string, string>

/** What somebody said to a question, in words. */
export interface Answered {
  /** Ids of both. */
  readonly question: string
  readonly choice: string
  readonly text: string
  readonly says: string
}

/** Those questions that were answered, in words; what was not asked, or not offered, is no answer. */
export const answeredOf = (asked: readonly AskedBack[], answers: Answers): readonly Answered[] =>
  asked.flatMap(({ id, text, choices }) => {
    const choice = choices.find((one) => one.id === answers.get(id))
    return choice ? [{ question: id, choice: choice.id, text, says: choice.says }] : []
  })

/** Ids of answers to what nobody asks, or with what nobody offers. */
export function unaskedIn(asked: readonly AskedBack[], answers: Answers): readonly string[] {
  const isOffered = ([id, choice]: readonly [string, string]): boolean =>
    asked.some((one) => one.id === id && one.choices.some((offered) => offered.id === choice))
  return [...answers].filter((answer) => !isOffered(answer)).map(([id]) => id)
}

/** A model’s questions, with such words of the prompt alone as stand in it: it does not speak for whoever asks. */
export const quoting = (asked: readonly AskedBack[], prompt: string): readonly AskedBack[] =>
  asked.map((one) =>
    prompt.toLowerCase().includes(one.phrase.toLowerCase()) ? one : { ...one, phrase: '' },
  )
