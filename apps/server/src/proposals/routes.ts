import { planFor } from '@drawbridge/assistant'
import { applyCommand } from '@drawbridge/commands'
import { readHead } from '../documents/versions.ts'
import type { Handlers } from '../http/handler.ts'
import { randomId } from '../ids.ts'
import type { Studio } from '../studio.ts'

/** The planner suggests; nothing changes until its commands are sent as everybody's are. */
export function proposalRoutes({ storage, drawings }: Studio): Handlers<'propose'> {
  return {
    async propose({ project, body }) {
      const { version, manifest } = await readHead(storage.queries, project)
      const { title, phrases, command } = planFor(manifest, body.prompt)
      const result = command && applyCommand(manifest, command)
      const after = result?.ok ? result.manifest : manifest
      const { diagnostics } = drawings.outline(after)
      return { id: randomId('a'), base: version, title, phrases, diagnostics }
    },
  }
}
