import { outline } from '@drawbridge/compiler'
import { hasErrors } from '@drawbridge/manifest'
import { answer } from '../answer.ts'
import { NOTHING, tool } from '../tool.ts'

export const check = tool({
  name: 'check',
  title: 'Check the drawing',
  description:
    'Everything that the checker says of the drawing as it is: errors, warnings and information, each with its place and what to do.',
  input: NOTHING,
  async run(_, desk) {
    const { version, manifest } = await desk.read()
    const { diagnostics } = outline(manifest)
    return answer({ version, ok: !hasErrors(diagnostics), diagnostics })
  },
})
