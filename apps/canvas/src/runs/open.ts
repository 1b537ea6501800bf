import { took } from '../flow/ran.ts'
import { call, reasonOf } from '../server/client.ts'
import { useDocument } from '../stores/document.ts'
import { announce, notify, showDock } from '../stores/session.ts'
import { counted } from '../ui/counted.ts'
import { changePlace } from '../use-place.ts'
import { compareWith, openRun, setRequests } from '../stores/trace.ts'

/** Looks at what a request did, step by step. */
export async function openRequest(id: number, how: 'push' | 'replace' = 'push'): Promise<boolean> {
  const run = await readRun(id)
  if (!run) return false
  openRun(run)
  showDock('requests')
  announce(
    `${run.method} ${run.path}: ${run.status}, ${took(run.ms)}, ${counted(run.moments.length, 'moment')} to step through.`,
  )
  changePlace({ run: id }, how)
  return true
}

/** Puts another request beside the one that is looked at. */
export async function compareRequest(id: number | null): Promise<void> {
  if (id === null) return compareWith(null)
  const run = await readRun(id)
  if (run) compareWith(run)
}

/** The requests that were sent before this page was there. */
export async function readRequests(project: string, signal: AbortSignal): Promise<void> {
  const { runs, left } = await call('listRuns', { params: { project }, signal })
  setRequests(runs, left)
}

async function readRun(id: number) {
  const { project } = useDocument.getState()
  if (!project) return undefined
  try {
    return await call('readRun', { params: { project, run: id } })
  } catch (error) {
    notify({ tone: 'error', text: reasonOf(error) })
    return undefined
  }
}
