import { applyCommand } from '@drawbridge/commands'
import { NoAnswer, NoCaller, NotRunning, routeOf } from '@drawbridge/preview'
import type { previews as contracts } from '@drawbridge/protocol'
import { readHead } from '../documents/versions.ts'
import type { Handlers } from '../http/handler.ts'
import { Refused } from '../http/problem.ts'
import type { Studio } from '../studio.ts'

export function previewRoutes({
  storage,
  drawings,
  previews,
}: Studio): Handlers<keyof typeof contracts> {
  return {
    async readPreview({ project }) {
      return previews.state(project)
    },

    async startPreview({ project, query }) {
      await previews.start(project, query.acceptLosses)
      return previews.state(project)
    },

    async stopPreview({ project }) {
      await previews.stop(project)
      return previews.state(project)
    },

    async resetPreview({ project }) {
      await previews.reset(project)
      return previews.state(project)
    },

    async planPreview({ project, body }) {
      const { manifest } = await readHead(storage.queries, project)
      const command = { type: 'batch', label: 'Plan', commands: body.commands } as const
      const result = applyCommand(manifest, command)
      if (!result.ok) throw new Refused(409, result.reason)
      const compiled = await drawings.compileOnce(result, { dialect: 'sqlite' })
      if (!compiled.ok) return { losses: [] }
      return { losses: [...(await previews.previews.plan(project.projectId, compiled))] }
    },

    async callPreview({ project, body }) {
      const { projectId: id } = project
      const { as, method, path, headers = {} } = body
      try {
        const compiled = await previews.running(project)
        if (!compiled) throw new NotRunning()
        const request = {
          method,
          path,
          headers,
          ...(body.body !== undefined && { body: body.body }),
        }
        const answer = await previews.callers.call(id, compiled, as, request)
        const flat = Object.entries(answer.headers).map(([name, value]) => [
          name,
          [value].flat().join(', '),
        ])
        const nodes = [...(routeOf(compiled.routes, method, path)?.nodes ?? [])]
        return { ...answer, headers: Object.fromEntries(flat), nodes }
      } catch (error) {
        if (error instanceof NoAnswer || error instanceof NoCaller || error instanceof NotRunning)
          throw new Refused(409, error.message)
        throw error
      }
    },
  }
}
