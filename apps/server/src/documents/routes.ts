import { randomUUID } from 'node:crypto'
import type { documents, Entry } from '@drawbridge/protocol'
import type { ProjectScope } from '../accounts/scope.ts'
import type { Handlers } from '../http/handler.ts'
import { Refused } from '../http/problem.ts'
import type { Studio } from '../studio.ts'
import { differencesOf } from './differences.ts'
import { readDrawing } from './drawing.ts'
import { saveCommands } from './save-commands.ts'
import {
  commandBackTo,
  entriesBetween,
  listHistory,
  nameNewest,
  readHead,
  readVersion,
} from './versions.ts'

export function documentRoutes({ storage, hub, limits }: Studio): Handlers<keyof typeof documents> {
  const { queries } = storage

  async function save(project: ProjectScope, entries: readonly Entry[]) {
    const saved = await saveCommands(storage, project, entries, limits)
    const { version, fresh } = saved
    if (fresh.length > 0)
      hub.tell(project.projectId, {
        type: 'document',
        base: version - fresh.length,
        version,
        entries: fresh,
      })
    return saved
  }

  return {
    async readDocument({ project }) {
      const head = await readHead(queries, project)
      return { ...head, ...readDrawing(head.manifest) }
    },

    async sendCommands({ project, body }) {
      const { version, manifest, applied, rejected } = await save(project, body.entries)
      const own = new Set(body.entries.map(({ key }) => key))
      const since = await entriesBetween(queries, project, body.base, version)
      const others = since.filter(({ key }) => !own.has(key))
      return { version, applied, rejected, others, ...readDrawing(manifest) }
    },

    async listHistory({ project, query }) {
      return { data: await listHistory(queries, project, query.before, query.limit ?? 100) }
    },

    async nameVersion({ project, body }) {
      return nameNewest(queries, project, body.name)
    },

    async readVersion({ project, params }) {
      const { version } = params
      return { version, manifest: await readVersion(queries, project, version) }
    },

    async diffVersions({ project, params, query }) {
      const { version: from } = params
      const to = query.to ?? (await readHead(queries, project)).version
      const before = await readVersion(queries, project, from)
      const after = await readVersion(queries, project, to)
      return { from, to, data: differencesOf(before, after) }
    },

    async restoreVersion({ project, params }) {
      const command = await commandBackTo(queries, project, params.version)
      const label = `Restore version ${params.version}`
      const saved = await save(project, [{ key: randomUUID(), label, command }])
      const { version, manifest, rejected } = saved
      if (rejected.length > 0)
        throw new Refused(409, 'Somebody changed the drawing meanwhile. Please try again.')
      return { version, manifest, ...readDrawing(manifest) }
    },
  }
}
