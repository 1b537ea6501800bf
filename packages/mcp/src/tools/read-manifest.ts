import { answer, refusal } from '../answer.ts'
import { tool } from '../tool.ts'

export const readManifest = tool<{ readonly part?: string }>({
  name: 'read_manifest',
  title: 'Read the manifest',
  description:
    'The manifest, which is the drawing as it is kept: all of it, or one part with its settings.',
  input: {
    type: 'object',
    additionalProperties: false,
    properties: {
      part: { type: 'string', maxLength: 64, description: 'The id of one part.' },
    },
  },
  async run({ part }, desk) {
    const { version, manifest } = await desk.read()
    if (part === undefined) return answer({ version, manifest })
    const node = manifest.nodes.find(({ id }) => id === part)
    if (node === undefined) {
      const ids = manifest.nodes.map(({ id }) => id)
      return refusal(`There is no part with the id “${part}”.`, { parts: ids })
    }
    return answer({ version, node })
  },
})
