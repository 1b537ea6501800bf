import { answer, refusal } from '../answer.ts'
import { COMMANDS_INPUT } from '../command-input.ts'
import { proposalOf, type Suggested } from '../proposal.ts'
import { tool } from '../tool.ts'

export const propose = tool<Suggested & { readonly verify?: boolean }>({
  name: 'propose',
  title: 'Try edits on a copy',
  description:
    'Makes edits on a copy of the drawing and says what they come to: each in words, what the checker says, which files and which migration they give, and what weighs in them. With “verify” the code is type-checked, migrated and started as well, which takes seconds. Changes nothing.',
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['title', 'commands'],
    properties: {
      ...COMMANDS_INPUT.properties,
      verify: { type: 'boolean', description: 'Whether the code is tried as well.' },
    },
    $defs: COMMANDS_INPUT.$defs,
  },
  async run({ verify = false, ...suggested }, desk) {
    const drawn = await desk.read()
    const proposal = await proposalOf(drawn, suggested, desk)
    if (!proposal.ok) {
      const { refused, diagnostics } = proposal
      return refusal(refused, { version: drawn.version, diagnostics })
    }
    const { change, evidence } = proposal
    return answer({
      version: drawn.version,
      ...evidence,
      ...(verify && { verified: await desk.verify(change) }),
    })
  },
})
