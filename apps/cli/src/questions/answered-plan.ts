import type { Answers, AskedBack, Plan } from '@drawbridge/assistant'
import type { Terminal } from '../terminal.ts'
import { askPerson, isSomebodyThere } from './ask-person.ts'

type Making = (answers: Answers) => Plan | Promise<Plan>

/** What is asked anew by what was answered comes to an end. */
const MOST_ROUNDS = 5

/** A plan by the answers that were given, and by those that somebody at the terminal gives to the rest. */
export async function answeredPlan(make: Making, given: Answers, to: Terminal): Promise<Plan> {
  let answers = given
  let plan = await make(answers)
  for (let round = 0; round < MOST_ROUNDS && isSomebodyThere(to); round++) {
    const open = (plan.asked?.questions ?? []).filter(({ id }) => !answers.has(id))
    if (open.length === 0) break
    const more = await askPerson(open, to)
    answers = new Map([...answers, ...more])
    if (isAsTaken(open, more)) break
    plan = await make(answers)
  }
  return plan
}

const isAsTaken = (asked: readonly AskedBack[], answers: Answers): boolean =>
  asked.every(({ id, chosen }) => answers.get(id) === chosen)
