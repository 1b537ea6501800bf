import { hearing, type News } from './news.ts'
import { handedBack, MOST_ROUNDS, type Round } from './propose.ts'
import type { Ask, Question } from './question.ts'
import { readWords, type Words } from './words.ts'

interface Parts {
  readonly question: Question
  readonly ask: Ask
  readonly signal: AbortSignal
  readonly tell: (news: News) => void
}

interface Told {
  /** Absent where no answer was one. */
  readonly words?: Words
  readonly rounds: readonly Round[]
}

/**
 * Asks for words. An answer that is anything else, edits too, is handed back as a bad
 * suggestion is.
 * @throws Trouble where nobody could be asked
 */
export async function inWords({ question, ask, signal, tell }: Parts): Promise<Told> {
  const rounds: Round[] = []
  let asked = question
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    signal.throwIfAborted()
    const reply = await ask(asked, { signal, ...hearing(asked, round, tell) })
    const read = readWords(reply)
    const faults = read.ok ? [] : [{ check: 'answer', says: read.complaint }]
    tell({ type: 'judged', faults })
    rounds.push({ faults })
    if (read.ok) return { words: read.answer, rounds }
    asked = handedBack(question, reply.text, faults, 'in words alone')
  }
  return { rounds }
}
