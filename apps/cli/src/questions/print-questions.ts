import type { AskedBack, Plan } from '@drawbridge/assistant'
import type { Terminal } from '../terminal.ts'

/** What is asked, what is taken meanwhile, and how to answer otherwise. */
export function printQuestions({ asked }: Plan, to: Terminal): void {
  for (const question of asked?.questions ?? []) print(question, '?', to)
  for (const question of asked?.assumptions ?? []) print(question, 'i', to)
}

function print({ id, phrase, text, choices, chosen }: AskedBack, mark: string, to: Terminal): void {
  const about = phrase === '' ? '' : ` ${to.paint('dim', `“${phrase}”`)}`
  to.say(`${to.paint('cyan', mark)} ${text}${about}`)
  for (const choice of choices) {
    const how = choice.id === chosen ? '(taken)' : `--answer ${id}=${choice.id}`
    to.say(`    ${choice.says} ${to.paint('dim', how)}`)
  }
}
