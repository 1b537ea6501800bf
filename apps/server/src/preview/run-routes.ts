import { NotKept, testOfRun, type Run } from '@drawbridge/preview'
import type { runs as contracts } from '@drawbridge/protocol'
import type { Handlers } from '../http/handler.ts'
import { Refused } from '../http/problem.ts'
import type { Studio } from '../studio.ts'
import { rowsThere } from './rows-there.ts'
import { shownRun, summaryOf } from './shown-run.ts'

export function runRoutes({ previews: host }: Studio): Handlers<keyof typeof contracts> {
  function known(projectId: string, wanted: number): Run {
    const run = host.previews.runs(projectId).find(({ id }) => id === wanted)
    if (run !== undefined) return run
    throw new Refused(410, 'This request is not known any more: the last hundred are kept.')
  }

  return {
    async listRuns({ project }) {
      const { projectId } = project
      const runs = host.previews.runs(projectId).map(summaryOf)
      return { runs, left: host.previews.runsLeft(projectId) }
    },

    async readRun({ project, params }) {
      const { projectId } = project
      const run = known(projectId, params.run)
      const shown = shownRun(run, host.previews.logs(projectId))
      const compiled = await host.running(project)
      const there = compiled && (await rowsThere(host.previews, projectId, compiled, run))
      return there === undefined ? shown : { ...shown, there }
    },

    async keepRun({ project, params, body }) {
      const { projectId } = project
      const run = known(projectId, params.run)
      if (run.elsewhere)
        throw new Refused(
          422,
          'What a request elsewhere read is not known, so it can’t become a test.',
        )
      const compiled = await host.running(project)
      if (!compiled)
        throw new Refused(409, 'The preview is not running: press Run, and send the request again.')
      try {
        return await testOfRun(host.previews, projectId, compiled, run, body)
      } catch (error) {
        if (error instanceof NotKept) throw new Refused(422, error.message)
        throw error
      }
    },

    async emptyRuns({ project }) {
      host.previews.emptyRuns(project.projectId)
      return { runs: [], left: 0 }
    },
  }
}
