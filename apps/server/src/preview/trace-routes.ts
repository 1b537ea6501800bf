import { entryOf, readTraces, type Run, type TracedCode } from '@drawbridge/preview'
import type { traces as contracts } from '@drawbridge/protocol'
import { enterByTraceKey, type ProjectScope } from '../accounts/scope.ts'
import { audit } from '../audit.ts'
import type { Handlers } from '../http/handler.ts'
import { Refused } from '../http/problem.ts'
import type { Studio } from '../studio.ts'
import { createAllowance } from './allowance.ts'
import { summaryOf } from './shown-run.ts'
import { endTraceKey, makeTraceKey, traceKeySince } from './trace-keys.ts'
import { codeFinder } from './traced-code.ts'

/** Deliveries of all backends of a project together. */
export const DELIVERIES_A_MINUTE = 120

export function traceRoutes(studio: Studio): Handlers<keyof typeof contracts> {
  const { storage, previews: host } = studio
  const { queries } = storage
  const codeOf = codeFinder(studio)
  const allowance = createAllowance(DELIVERIES_A_MINUTE, 60_000)

  async function keep(project: ProjectScope, input: unknown): Promise<readonly Run[]> {
    const codes = new Map<string, TracedCode>()
    const runs: Run[] = []
    for (const piece of readTraces(input)) {
      const trace = host.previews.joinTrace(project.projectId, piece)
      const { release } = entryOf(trace)
      const code = codes.get(release) ?? (await codeOf(project, trace))
      codes.set(release, code)
      runs.push(host.previews.addTrace(project.projectId, trace, code))
    }
    return runs
  }

  return {
    async addTraces({ project, body }) {
      const runs = await keep(project, body.trace)
      if (runs.length === 0) {
        throw new Refused(
          400,
          'This is no trace. Bring one as JSON, as OpenTelemetry (OTLP), Tempo or Jaeger write it.',
        )
      }
      return { runs: runs.map(summaryOf) }
    },

    async readTraceKey({ project }) {
      return { since: await traceKeySince(queries, project) }
    },

    async makeTraceKey({ project }) {
      const { projectId, accountId } = project
      const made = await makeTraceKey(storage, project)
      await audit(storage, 'trace-key-made', accountId, { project: projectId })
      return made
    },

    async endTraceKey({ project }) {
      const { projectId, accountId } = project
      await endTraceKey(queries, project)
      await audit(storage, 'trace-key-ended', accountId, { project: projectId })
      return undefined
    },

    async receiveTraces({ params, body, request }) {
      const [, key = ''] = /^Bearer ([\w-]{1,100})$/.exec(request.headers.authorization ?? '') ?? []
      const project = await enterByTraceKey(queries, params.project, key)
      if (!project) throw new Refused(401, 'This key opens no project for traces.')
      if (!allowance.grant(project.projectId)) {
        throw new Refused(429, 'More traces come than are looked at here.', { retryAfter: 60 })
      }
      await keep(project, body)
      return {}
    },
  }
}
