import { applyCommand } from '@drawbridge/commands'
import { NoAnswer, NotRunning } from '@drawbridge/preview'
import type { previews as contracts } from '@drawbridge/protocol'
import { readHead } from '../documents/versions.ts'
import type { Handlers } from '../http/handler.ts'
import { Refused } from '../http/problem.ts'
import type { Studio } from '../studio.ts'
import { nodesOf } from './callers.ts'

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
        const identity = as === 'nobody' ? {} : await previews.callers.headersOf(id, compiled, as)
        const request = {
          method,
          path,
          headers: { ...headers, ...identity },
          ...(body.body !== undefined && { body: body.body }),
        }
        const answer = await previews.previews.request(id, request)
        const flat = Object.entries(answer.headers).map(([name, value]) => [
          name,
          [value].flat().join(', '),
        ])
        const nodes = [...nodesOf(compiled, method, path)]
        return { ...answer, headers: Object.fromEntries(flat), nodes }
      } catch (error) {
        if (error instanceof NoAnswer || error instanceof NotRunning)
          throw new Refused(409, error.message)
        throw error
      }
    },
  }
}
