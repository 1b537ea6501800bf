import { planFor } from '@drawbridge/assistant'
import { answer } from '../answer.ts'
import { tool } from '../tool.ts'

export const plan = tool<{ readonly prompt: string }>({
  name: 'plan',
  title: 'Read plain words as edits',
  description:
    'Reads plain English as edits, phrase by phrase, by the built-in planner: no model, always the same. What it did not understand it says. Hand its commands to propose.',
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['prompt'],
    properties: { prompt: { type: 'string', minLength: 1, maxLength: 4000 } },
  },
  async run({ prompt }, desk) {
    const { version, manifest } = await desk.read()
    return answer({ version, ...planFor(manifest, prompt) })
  },
})
