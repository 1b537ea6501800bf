import { unaskedIn, type Answers, type Plan } from '@drawbridge/assistant'
import { notThere, UsageError } from '../command.ts'

/** `--answer <question>=<choice>`, as often as there are questions. @throws UsageError */
export function answersGiven(given: readonly string[]): Answers {
  const answers = new Map<string, string>()
  for (const one of given) {
    const at = one.lastIndexOf('=')
    const [question, choice] = [one.slice(0, at), one.slice(at + 1)]
    if (at < 1 || choice === '')
      throw new UsageError('Say --answer <question>=<choice>, with the ids that are shown.')
    if (answers.has(question)) throw new UsageError(`“${question}” is answered twice.`)
    answers.set(question, choice)
  }
  return answers
}

/** @throws UsageError where an answer is to nothing that is asked, or none of its choices */
export function assertAsked({ asked }: Plan, answers: Answers): void {
  const all = [...(asked?.questions ?? []), ...(asked?.assumptions ?? [])]
  const [wrong] = unaskedIn(all, answers)
  if (wrong === undefined) return
  const ids = all.map(({ id }) => id)
  const question = all.find(({ id }) => id === wrong)
  if (question === undefined)
    throw new UsageError(
      ids.length === 0 ? 'There is nothing to be answered.' : notThere('question', wrong, ids),
    )
  const choices = question.choices.map(({ id }) => id)
  throw new UsageError(notThere('choice', answers.get(wrong) ?? '', choices))
}
