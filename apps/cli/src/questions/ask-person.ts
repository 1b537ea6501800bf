import type { Answers, AskedBack } from '@drawbridge/assistant'
import { createInterface } from 'node:readline/promises'
import { UsageError } from '../command.ts'
import type { Terminal } from '../terminal.ts'

/** Whether somebody sits there who can be asked: else nothing is ever waited for. */
export const isSomebodyThere = (to: Terminal): boolean =>
  !to.json && process.stdin.isTTY && process.stdout.isTTY

/** Asks one thing after the other; Enter leaves what is taken already. @throws UsageError where they stop it */
export async function askPerson(questions: readonly AskedBack[], to: Terminal): Promise<Answers> {
  const line = createInterface({ input: process.stdin, output: process.stdout })
  // By lines, since what is typed ahead is no answer to be lost.
  const lines = line[Symbol.asyncIterator]()
  const answers = new Map<string, string>()
  try {
    for (const { id, phrase, text, choices, chosen } of questions) {
      to.say(`\n${to.paint('bold', text)}${phrase === '' ? '' : ` “${phrase}”`}`)
      for (const [at, { says }] of choices.entries()) to.say(`  ${at + 1}  ${says}`)
      const taken = choices.findIndex((choice) => choice.id === chosen) + 1
      let choice: string | undefined
      while (choice === undefined) {
        line.setPrompt(`1–${choices.length} [${taken}] `)
        line.prompt()
        const { value, done } = await lines.next()
        if (done === true) throw new UsageError('Nothing was changed.')
        const said = value.trim()
        choice = choices[Number(said === '' ? taken : said) - 1]?.id
      }
      answers.set(id, choice)
    }
  } finally {
    line.close()
  }
  to.say()
  return answers
}
