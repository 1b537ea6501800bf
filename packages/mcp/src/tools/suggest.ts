import { answer, refusal } from '../answer.ts'
import { COMMANDS_INPUT } from '../command-input.ts'
import { proposalOf, type Suggested } from '../proposal.ts'
import { tool } from '../tool.ts'

export const suggest = tool<Suggested>({
  name: 'suggest',
  title: 'Suggest edits to a person',
  description:
    'Leaves edits for whoever made your key to look at on the canvas, and to accept or drop: for all that you may not apply yourself, and what a person should see first. They go through the whole gate before. Nothing is changed in the drawing. One suggestion waits at a time.',
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['title', 'commands'],
    ...COMMANDS_INPUT,
  },
  changes: true,
  isThere: (desk) => desk.suggest !== undefined,
  async run({ title, commands }, desk) {
    if (desk.suggest === undefined) return refusal('Nobody would see a suggestion here.')
    const drawn = await desk.read()
    const proposal = await proposalOf(drawn, { title, commands }, desk)
    if (!proposal.ok) return refusal(proposal.refused, { diagnostics: proposal.diagnostics })
    const { change, evidence } = proposal
    const verified = await desk.verify(change)
    if ('ok' in verified && !verified.ok)
      return refusal('The code that this gives does not pass its trials.', verified)
    const base = drawn.version
    const left = await desk.suggest({ base, title, commands, evidence, verified })
    if ('refused' in left) return refusal(left.refused)
    return answer({ suggestion: left.id, waits: true, version: base, ...evidence, verified })
  },
})
