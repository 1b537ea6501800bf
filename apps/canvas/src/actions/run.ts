import { Play } from 'lucide-react'
import { call, reasonOf } from '../server/client.ts'
import { useDocument } from '../stores/document.ts'
import { notify, useSession } from '../stores/session.ts'
import { readPreview, useTrace } from '../stores/trace.ts'
import type { Action } from './action.ts'

const isStopped = (): boolean => {
  const state = useTrace.getState().preview?.state
  return state !== 'starting' && state !== 'running' && state !== 'applying'
}

/** Starts the preview of the project that is open. */
export async function startPreview(): Promise<void> {
  const { project } = useDocument.getState()
  if (!project) return
  try {
    readPreview(await call('startPreview', { params: { project } }))
  } catch (error) {
    useSession.setState({ dock: 'logs' })
    notify({ tone: 'error', text: reasonOf(error) })
  }
}

export const runAction: Action = {
  name: 'run',
  label: 'Run',
  icon: Play,
  section: 'Run',
  shortcuts: ['Shift+Mod+Enter'],
  scope: 'project',
  isPossible: isStopped,
  perform: () => void startPreview(),
}
