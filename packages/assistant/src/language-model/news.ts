import type { Fault } from './propose.ts'
import { estimate, type AskOptions, type Heard, type Question, type Tokens } from './question.ts'

/** How it goes with asking. */
export type News =
  | { readonly type: 'asking'; readonly round: number }
  | {
      readonly type: 'answering'
      readonly heard: Heard
      /** What this question has cost until now, about. */
      readonly tokens: Tokens
    }
  | { readonly type: 'spent'; readonly tokens: Tokens }
  | { readonly type: 'judging'; readonly round: number }
  | { readonly type: 'judged'; readonly faults: readonly Fault[] }

/** Says that a question is asked, and gives what hears how it is answered. */
export function hearing(
  question: Question,
  round: number,
  tell: (news: News) => void,
): Pick<AskOptions, 'tell' | 'spend'> {
  tell({ type: 'asking', round })
  const { sent } = estimate(question, 0)
  return {
    tell: (heard) => {
      const received = estimate(NOTHING, heard.written + heard.thought)
      tell({ type: 'answering', heard, tokens: { ...received, sent } })
    },
    spend: (tokens) => tell({ type: 'spent', tokens }),
  }
}

const NOTHING: Question = { instructions: '', messages: [], schema: {} }
