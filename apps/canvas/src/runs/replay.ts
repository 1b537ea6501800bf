import type { PreviewRequest, Run } from '@drawbridge/protocol'
import { callerIn } from '../explorer/send.ts'
import { call, reasonOf } from '../server/client.ts'
import { queryClient, rowsKey } from '../server/queries.ts'
import { useDocument } from '../stores/document.ts'
import { announce, notify } from '../stores/session.ts'
import { compareWith, openRun, useTrace } from '../stores/trace.ts'
import { requestAgain } from './flow-run.ts'

/**
 * Sends a request once more, with the same input and as the same caller, and looks at what it does
 * beside what it did. What came from elsewhere is sent as whoever is acted as now.
 */
export async function replay(run: Run, dry: boolean): Promise<void> {
  const { project } = useDocument.getState()
  if (!project) return
  try {
    const body = { ...sentAs(run), dry }
    const { run: again, status } = await call('callPreview', { params: { project }, body })
    if (!dry) void queryClient.invalidateQueries({ queryKey: rowsKey(project) })
    if (!again) return notify({ tone: 'error', text: 'The backend did not tell what it did.' })
    openRun(again)
    compareWith(run)
    announce(`It answered with status ${status}${status === run.status ? ', as before' : ''}`)
  } catch (error) {
    notify({ tone: 'error', text: reasonOf(error) })
  }
}

/** As it was sent from here; otherwise as far as it is known. */
export function sentAs(run: Run): PreviewRequest {
  const { exchanges, caller } = useTrace.getState()
  const sent = exchanges.find(({ answer }) => answer.run?.id === run.id)?.request
  if (sent) return sent
  return { ...requestAgain(run), as: callerIn(useDocument.getState().manifest, caller) }
}
