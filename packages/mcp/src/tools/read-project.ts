import { accessOf } from '@drawbridge/compiler'
import { faceOf } from '@drawbridge/kinds/faces'
import type { Diagnostic } from '@drawbridge/manifest'
import { answer } from '../answer.ts'
import { NOTHING, tool } from '../tool.ts'

export const readProject = tool({
  name: 'read_project',
  title: 'Look at the project',
  description:
    'The project in short: its parts, what joins them, its endpoints with who may call them, and what is wrong with it. Begin here.',
  input: NOTHING,
  async run(_, desk) {
    const { version, manifest } = await desk.read()
    const { diagnostics, access } = accessOf(manifest)
    return answer({
      name: manifest.name,
      ...(manifest.description !== undefined && { description: manifest.description }),
      version,
      allowed: desk.allowed,
      parts: manifest.nodes.map(({ id, kind, name }) => ({
        id,
        kind,
        name,
        is: faceOf(kind)?.about.title ?? kind,
      })),
      connections: manifest.connections.map(({ from, to }) => ({ from, to })),
      endpoints: (access?.routes ?? []).map(({ method, path, rules }) => ({
        call: `${method} ${path}`,
        whoMay: rules,
      })),
      problems: diagnostics.filter(isProblem),
    })
  },
})

const isProblem = ({ severity }: Diagnostic): boolean => severity !== 'information'
