import { answer, refusal } from '../answer.ts'
import { COMMANDS_INPUT } from '../command-input.ts'
import { proposalOf, type Suggested } from '../proposal.ts'
import { tool } from '../tool.ts'

export const apply = tool<Suggested & { readonly version: string }>({
  name: 'apply',
  title: 'Make edits',
  description:
    'Makes edits in the drawing, once they have passed the whole gate: they check, and their code type-checks, migrates and starts. One entry of the history, which people can undo. What weighs (an endpoint that opens, a new host, a secret, lost values, code, a package) needs to be allowed by a person beforehand.',
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['title', 'commands', 'version'],
    properties: {
      ...COMMANDS_INPUT.properties,
      version: {
        type: 'string',
        maxLength: 100,
        description: 'The version that the edits were proposed for.',
      },
    },
    $defs: COMMANDS_INPUT.$defs,
  },
  changes: true,
  async run({ version, ...suggested }, desk) {
    if (desk.allowed === 'read')
      return refusal(`Reading is all that is allowed here. ${desk.allowMore}`)
    const drawn = await desk.read()
    if (drawn.version !== version) {
      const refused = `The drawing is at version ${drawn.version} by now. Look at it, and propose again.`
      return refusal(refused, { version: drawn.version })
    }
    const proposal = await proposalOf(drawn, suggested, desk)
    if (!proposal.ok) return refusal(proposal.refused, { diagnostics: proposal.diagnostics })
    const { command, change, evidence } = proposal
    if (evidence.sensitive.length > 0 && desk.allowed !== 'everything') {
      const refused = `A person has to agree to this. ${desk.allowMore}`
      return refusal(refused, { sensitive: evidence.sensitive })
    }
    const verified = await desk.verify(change)
    if ('refused' in verified) return refusal(verified.refused)
    if (!verified.ok) return refusal('The code that this gives does not pass its trials.', verified)
    const saved = await desk.save({ title: suggested.title, command }, drawn)
    if ('refused' in saved) return refusal(saved.refused)
    return answer({ version: saved.version, ...evidence, verified })
  },
})
