import type { runs as contracts } from '@drawbridge/protocol'
import type { Handlers } from '../http/handler.ts'
import { Refused } from '../http/problem.ts'
import type { Studio } from '../studio.ts'
import { rowsThere } from './rows-there.ts'
import { shownRun, summaryOf } from './shown-run.ts'

export function runRoutes({ previews: host }: Studio): Handlers<keyof typeof contracts> {
  return {
    async listRuns({ project }) {
      return { runs: host.previews.runs(project.projectId).map(summaryOf) }
    },

    async readRun({ project, params }) {
      const { projectId } = project
      const run = host.previews.runs(projectId).find(({ id }) => id === params.run)
      if (run === undefined) {
        throw new Refused(410, 'This request is not known any more: the last hundred are kept.')
      }
      const shown = shownRun(run, host.previews.logs(projectId))
      const compiled = await host.running(project)
      const there = compiled && (await rowsThere(host.previews, projectId, compiled, run))
      return there === undefined ? shown : { ...shown, there }
    },

    async emptyRuns({ project }) {
      host.previews.emptyRuns(project.projectId)
      return { runs: [] }
    },
  }
}
