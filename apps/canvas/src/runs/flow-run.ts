import type { PreviewRequest, Run as TracedRun } from '@drawbridge/protocol'
import { tracedSteps } from '../flow/traced-steps.ts'
import type { OpenedRun, Run } from '../stores/trace.ts'

/** A request that is looked at, as flows show it: as far as the part that is looked at. */
export function flowRun({ run, at }: OpenedRun): Run {
  return {
    endpoint: run.route === null ? '' : `${run.method} ${run.route.path}`,
    request: requestAgain(run),
    status: run.status,
    steps: tracedSteps({ ...run, happenings: run.happenings.slice(0, at + 1) }),
    until: null,
    at: new Date(run.began),
  }
}

const METHODS = ['GET', 'POST', 'PATCH', 'DELETE', 'PUT'] as const

/** The same request once more; what was secret or cut in it has to be put in again. */
export function requestAgain({ method, path, body }: TracedRun): PreviewRequest {
  const known = METHODS.find((one) => one === method) ?? 'GET'
  const request = { as: 'user', method: known, path } as const
  if (body === null || known === 'GET') return request
  return {
    ...request,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
}
