import { Square } from 'lucide-react'
import { call, reasonOf } from '../server/client.ts'
import { useDocument } from '../stores/document.ts'
import { notify } from '../stores/session.ts'
import { readPreview, useTrace } from '../stores/trace.ts'
import type { Action } from './action.ts'

async function stop(): Promise<void> {
  const { project } = useDocument.getState()
  if (!project) return
  try {
    readPreview(await call('stopPreview', { params: { project } }))
  } catch (error) {
    notify({ tone: 'error', text: reasonOf(error) })
  }
}

export const stopAction: Action = {
  name: 'stop',
  label: 'Stop',
  icon: Square,
  section: 'Run',
  shortcuts: [],
  scope: 'project',
  edits: true,
  isPossible: () => {
    const state = useTrace.getState().preview?.state
    return state !== undefined && state !== 'stopped'
  },
  perform: () => void stop(),
}
