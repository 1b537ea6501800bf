import { randomUUID } from 'node:crypto'
import { differencesOf } from '@drawbridge/commands'
import type { access, documents } from '@drawbridge/protocol'
import type { Handlers } from '../http/handler.ts'
import { Refused } from '../http/problem.ts'
import type { Studio } from '../studio.ts'
import { causesOf } from './blame.ts'
import { saveEdits } from './save-edits.ts'
import {
  commandBackTo,
  entriesBetween,
  listHistory,
  nameNewest,
  readHead,
  readVersion,
} from './versions.ts'

export function documentRoutes(
  studio: Studio,
): Handlers<keyof typeof documents | keyof typeof access> {
  const { storage, drawings } = studio
  const { queries } = storage

  return {
    async readDocument({ project }) {
      const head = await readHead(queries, project)
      return { ...head, ...drawings.outline(head.manifest), role: project.role }
    },

    async readScopes({ project, query: { node, item } }) {
      const { version, manifest } = await readHead(queries, project)
      return {
        version,
        ...drawings.scopes(manifest, node === undefined ? undefined : { node, item }),
      }
    },

    async readAccess({ project }) {
      const { version, manifest } = await readHead(queries, project)
      return { version, ...drawings.access(manifest) }
    },

    async sendCommands({ project, body }) {
      const { entries, base, acceptLosses } = body
      const saved = await saveEdits(studio, project, entries, { acceptLosses })
      const { version, applied } = saved
      const refused = entries.filter(({ key }) => saved.rejected.some((one) => one.key === key))
      const causes = await causesOf(queries, project, refused, { base, version })
      const rejected = saved.rejected.map((one) => ({ ...one, by: causes.get(one.key) ?? null }))
      const own = new Set(entries.map(({ key }) => key))
      const since = await entriesBetween(queries, project, base, version)
      const others = since.filter(({ key }) => !own.has(key))
      return { version, applied, rejected, others, ...drawings.outline(saved.manifest) }
    },

    async listHistory({ project, query }) {
      return { data: await listHistory(queries, project, query.before, query.limit ?? 100) }
    },

    async nameVersion({ project, body }) {
      return nameNewest(queries, project, body.name)
    },

    async readVersion({ project, params }) {
      const { version } = params
      const manifest = await readVersion(queries, project, version)
      return { version, manifest, routes: drawings.outline(manifest).routes }
    },

    async diffVersions({ project, params, query }) {
      const { version: from } = params
      const to = query.to ?? (await readHead(queries, project)).version
      const before = await readVersion(queries, project, from)
      const after = await readVersion(queries, project, to)
      return { from, to, data: differencesOf(before, after) }
    },

    async restoreVersion({ project, params }) {
      const { command, inverse } = await commandBackTo(queries, project, params.version)
      const label = `Restore version ${params.version}`
      const saved = await saveEdits(studio, project, [{ key: randomUUID(), label, command }])
      const { version, manifest, rejected } = saved
      const reason = rejected[0]?.reason
      if (reason !== undefined)
        throw new Refused(409, `The drawing could not be taken back: ${reason}`)
      return { version, manifest, inverse, ...drawings.outline(saved.manifest) }
    },
  }
}
