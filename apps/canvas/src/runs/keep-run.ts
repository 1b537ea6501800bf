import type { Json } from '@drawbridge/manifest'
import type { Run } from '@drawbridge/protocol'
import { newId } from '../document/ids.ts'
import { call, reasonOf } from '../server/client.ts'
import { perform, useDocument } from '../stores/document.ts'
import { notify, showDock } from '../stores/session.ts'
import { useTrace } from '../stores/trace.ts'
import { rememberRequest } from '../tests/state.ts'

/** Puts what a request did into the drawing, as a test that the backend is written with. */
export async function keepRun(run: Run): Promise<void> {
  const { project } = useDocument.getState()
  if (!project) return
  try {
    const params = { project, run: run.id }
    const { api, test } = await call('keepRun', { params, body: wireOf(run) })
    const id = newId('t')
    const item = { id, ...test } as Json
    const label = `Save ${run.method} ${run.route?.path ?? run.path} as a test`
    const reason = perform({ type: 'insertItem', id: api, path: ['tests'], item }, label)
    if (reason) return notify({ tone: 'error', text: reason })
    rememberRequest(id, run)
    notify({ tone: 'plain', text: `Saved as a test: “${String(test['name'])}”` })
    showDock('tests')
  } catch (error) {
    notify({ tone: 'error', text: reasonOf(error) })
  }
}

/** As it was sent and answered, where that was from here: what is told of a request is shortened. */
function wireOf({ id }: Run) {
  const exchange = useTrace.getState().exchanges.find(({ answer }) => answer.run?.id === id)
  if (exchange === undefined) return {}
  const { request, answer } = exchange
  return {
    ...(request.headers && { headers: { ...request.headers } }),
    ...(request.body !== undefined && request.bodyAs !== 'base64' && { body: request.body }),
    answer: answer.body,
  }
}
