import { unaskedIn } from '@drawbridge/assistant'
import { answer, refusal } from '../answer.ts'
import { tool } from '../tool.ts'

export const plan = tool<{
  readonly prompt: string
  readonly answers?: Readonly<Record<string, string>>
}>({
  name: 'plan',
  title: 'Read plain words as edits',
  description:
    'Reads plain English as edits, phrase by phrase, by the built-in planner: no model, always the same. What it did not understand it says. Where words have several readings it draws one and asks (“asked”): put that to the person, or call again with “answers”. Hand its commands to propose.',
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['prompt'],
    properties: {
      prompt: { type: 'string', minLength: 1, maxLength: 4000 },
      answers: {
        type: 'object',
        maxProperties: 24,
        additionalProperties: { type: 'string', maxLength: 100 },
        description: 'Ids of choices by ids of questions.',
      },
    },
  },
  async run({ prompt, answers = {} }, desk) {
    const { version, manifest } = await desk.read()
    const given = new Map(Object.entries(answers))
    const planned = await desk.plan(manifest, prompt, given)
    const { questions = [], assumptions = [] } = planned.asked ?? {}
    const unasked = unaskedIn([...questions, ...assumptions], given)
    if (unasked.length > 0)
      return refusal(`Nobody asks this, or not with this choice: ${unasked.join(', ')}.`, {
        asked: planned.asked,
      })
    return answer({ version, ...planned })
  },
})
