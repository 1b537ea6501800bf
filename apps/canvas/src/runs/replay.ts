import type { Run, RunMoment } from '@drawbridge/protocol'
import { call, reasonOf } from '../server/client.ts'
import { queryClient, rowsKey } from '../server/queries.ts'
import { useDocument } from '../stores/document.ts'
import { announce, notify } from '../stores/session.ts'
import { compareWith, openRun } from '../stores/trace.ts'
import { editRun } from './edit-run.ts'
import { sentAs } from './sent-as.ts'

type StepMoment = Extract<RunMoment, { readonly sort: 'step' }>

/**
 * Sends a request once more, with the same input and as the same caller, and looks at what it does
 * beside what it did. What is not known whole is not sent: it is put into the form, to be completed.
 */
export async function replay(run: Run, dry: boolean): Promise<void> {
  const { project } = useDocument.getState()
  if (!project) return
  const sent = sentAs(run)
  if (!sent) return askFor(run)
  try {
    const body = { ...sent, dry }
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

/**
 * Sends a request once more, with the same input and as the same caller, and goes no further than a
 * step: what it wrote is taken back, and its steps show what was known there.
 */
export async function runUpTo(run: Run, { node, item, step }: StepMoment): Promise<void> {
  const { project } = useDocument.getState()
  if (!project) return
  const sent = sentAs(run)
  if (!sent) return askFor(run)
  try {
    const body = { ...sent, until: { node, item, step } }
    const { run: again } = await call('callPreview', { params: { project }, body })
    if (!again) return notify({ tone: 'error', text: 'The backend did not tell what it did.' })
    openRun(again)
    const came = again.moments.some((one) => one.sort === 'step' && one.step === step)
    announce(came ? 'It ran up to this step.' : 'The request did not come to this step.')
  } catch (error) {
    notify({ tone: 'error', text: reasonOf(error) })
  }
}

/** What is left of it stands in the form of its endpoint; nothing is sent by itself. */
function askFor(run: Run): void {
  editRun(run)
  const text =
    run.route === null
      ? 'It can’t be sent again: not all that came with it is known.'
      : 'Not all that came with it is kept: a secret, a file, a long text, or who called. Complete it here, choose who calls, and send it.'
  notify({ tone: 'plain', text })
}
