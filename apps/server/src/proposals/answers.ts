import { answeredOf, unaskedIn, type Answers, type Plan } from '@drawbridge/assistant'
import type { Answer, Answered, Proposal } from '@drawbridge/protocol'
import type { ProjectScope } from '../accounts/scope.ts'
import { Refused } from '../http/problem.ts'
import type { Studio } from '../studio.ts'

/** @throws Refused where one question has two */
export function answersIn(answers: readonly Answer[]): Answers {
  const given = new Map(answers.map(({ question, choice }) => [question, choice]))
  if (given.size < answers.length) throw new Refused(422, 'A question was answered twice.')
  return given
}

/** What the planner asks, and what it takes for granted. */
export function asksOf({ asked }: Plan): Pick<Proposal, 'questions' | 'assumptions'> {
  const { questions = [], assumptions = [] } = asked ?? {}
  return { questions, assumptions }
}

/**
 * All that is answered of what a language model asked: of the suggestion that waits, and before.
 * @throws Refused where the suggestion that waits asks no such thing
 */
export async function answeredNow(
  { proposals }: Pick<Studio, 'proposals'>,
  project: ProjectScope,
  answers: readonly Answer[],
): Promise<readonly Answered[]> {
  if (answers.length === 0) return []
  const given = answersIn(answers)
  const waiting = await proposals.read(project)
  const questions = waiting?.questions ?? []
  if (unaskedIn(questions, given).length > 0)
    throw new Refused(
      409,
      'What you answered is not asked any more. Look at what is suggested now.',
    )
  return [...(waiting?.answered ?? []), ...answeredOf(questions, given)].slice(-MOST)
}

/** So many answers are told to a model. */
const MOST = 24
