import { accessOf } from '@drawbridge/compiler'
import { whoMayCsv } from '@drawbridge/kinds/faces'
import { page, refusal } from '../answer.ts'
import { tool } from '../tool.ts'

export const whoMay = tool<{ readonly from?: number }>({
  name: 'who_may',
  title: 'Who may do what',
  description:
    'Who may call what and read or write which field, as CSV: every endpoint and field for everybody who may call, with the status that they are answered.',
  input: {
    type: 'object',
    additionalProperties: false,
    properties: {
      from: { type: 'integer', minimum: 1, maximum: 1_000_000, description: 'First line.' },
    },
  },
  async run({ from = 1 }, desk) {
    const { manifest } = await desk.read()
    const { access, diagnostics } = accessOf(manifest)
    if (access === undefined)
      return refusal('While the drawing has errors, nobody can say who may what.', { diagnostics })
    return page(whoMayCsv(access), from)
  },
})
