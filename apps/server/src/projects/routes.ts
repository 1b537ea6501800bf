import { randomUUID } from 'node:crypto'
import { printManifest } from '@drawbridge/manifest'
import type { projects } from '@drawbridge/protocol'
import { audit } from '../audit.ts'
import { saveEdits } from '../documents/save-edits.ts'
import { readHead } from '../documents/versions.ts'
import { fileNameOf } from '../file-name.ts'
import type { Handlers } from '../http/handler.ts'
import type { Studio } from '../studio.ts'
import { newDrawing } from './new-drawing.ts'
import { createProject, listProjects, readProject, setState } from './projects.ts'
import { readSamples } from './samples.ts'
import { listTemplates } from './templates.ts'
import { isTrusted } from './trust.ts'

export function projectRoutes(studio: Studio): Handlers<keyof typeof projects> {
  const { storage, limits, previews } = studio
  const { queries } = storage

  return {
    async listTemplates() {
      return { data: listTemplates() }
    },

    async listProjects({ account, query }) {
      const { state = 'active', search = '' } = query
      const listed = await listProjects(queries, account, state, search)
      return { data: listed.map((one) => ({ ...one, running: previews.isStarted(one.id) })) }
    },

    async createProject({ account, body }) {
      const drawing = newDrawing(body)
      const { manifest } = drawing
      const project = await createProject(storage, account, drawing, limits)
      await audit(storage, 'project-created', account.accountId, { project: project.projectId })
      // What comes from elsewhere runs when its owner says so, and not by being opened.
      if (body.template !== undefined && manifest.nodes.length > 0) await previews.start(project)
      return readProject(queries, project)
    },

    async readProject({ project }) {
      return readProject(queries, project)
    },

    async changeProject({ project, body }) {
      if (body.name !== undefined) {
        const label = `Rename the project to ${body.name}`
        const command = { type: 'setProject', name: body.name } as const
        await saveEdits(studio, project, [{ key: randomUUID(), label, command }])
      }
      if (body.state !== undefined) await setState(queries, project, { state: body.state })
      return readProject(queries, project)
    },

    async deleteProject({ project }) {
      await setState(queries, project, { deleted_at: new Date().toISOString() })
      await previews.stop(project)
      await audit(storage, 'project-deleted', project.accountId, { project: project.projectId })
      return undefined
    },

    async restoreProject({ project }) {
      await setState(queries, project, { deleted_at: null })
      await audit(storage, 'project-restored', project.accountId, { project: project.projectId })
      return readProject(queries, project)
    },

    async duplicateProject({ account, project }) {
      const { manifest } = await readHead(queries, project)
      const copy = {
        origin: `Copied from “${manifest.name}”`,
        manifest: { ...manifest, name: `${manifest.name} copy`.slice(0, 100) },
        samples: await readSamples(queries, project),
        isTrusted: await isTrusted(queries, project),
      }
      return readProject(queries, await createProject(storage, account, copy, limits))
    },

    async exportManifest({ project }) {
      const { manifest } = await readHead(queries, project)
      return { fileName: `${fileNameOf(manifest.name)}.json`, content: printManifest(manifest) }
    },
  }
}
