import type { tests as contracts } from '@drawbridge/protocol'
import { readHead } from '../documents/versions.ts'
import type { Handlers } from '../http/handler.ts'
import { assertMayRun } from '../projects/trust.ts'
import type { Studio } from '../studio.ts'

export function testRoutes({
  storage,
  previews,
  testRuns,
}: Studio): Handlers<keyof typeof contracts> {
  return {
    async readTests({ project }) {
      return testRuns.read(project)
    },

    async runTests({ project, body }) {
      const head = await readHead(storage.queries, project)
      await assertMayRun(storage.queries, project, await previews.previews.isolation())
      return testRuns.begin(project, head, body)
    },

    async stopTests({ project }) {
      return testRuns.stop(project)
    },
  }
}
