import { DatabaseBackup } from 'lucide-react'
import { call, reasonOf } from '../server/client.ts'
import { useDocument } from '../stores/document.ts'
import { notify, show } from '../stores/session.ts'
import { readPreview, useTrace } from '../stores/trace.ts'
import type { Action } from './action.ts'

async function reset(): Promise<void> {
  const { project } = useDocument.getState()
  if (!project) return
  try {
    readPreview(await call('resetPreview', { params: { project } }))
    notify({ tone: 'plain', text: 'The rows of the preview are the sample rows again.' })
  } catch (error) {
    notify({ tone: 'error', text: reasonOf(error) })
  }
}

/** In somebody's own database rows are not taken away without a word. */
function ask(): void {
  const address = useTrace.getState().preview?.database.address
  if (!address) return void reset()
  const loss = `Every row of the tables that this preview made in ${address} will be deleted.`
  const label = 'Begin again with the sample rows'
  show({ type: 'losses', label, losses: [loss], onAgree: () => void reset() })
}

export const resetRowsAction: Action = {
  name: 'reset-rows',
  label: 'Begin again with the sample rows',
  words: ['reset', 'sample data', 'seed'],
  icon: DatabaseBackup,
  section: 'Run',
  shortcuts: [],
  scope: 'project',
  edits: true,
  isPossible: () => useTrace.getState().preview !== null,
  perform: ask,
}
