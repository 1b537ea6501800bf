import type { PlannedWork } from '@drawbridge/protocol'
import { call, reasonOf } from '../server/client.ts'
import { useDocument } from '../stores/document.ts'
import { notify } from '../stores/session.ts'
import { setProposal } from '../stores/trace.ts'
import { changePlace } from '../use-place.ts'

/** Has the planner suggest something without a prompt. It is seen on the map. */
export async function planWork(work: PlannedWork, selection: readonly string[]): Promise<void> {
  const { project } = useDocument.getState()
  if (!project) return
  try {
    const body = { work, selection: [...selection] }
    setProposal(await call('planWork', { params: { project }, body }))
    changePlace({ view: 'map', flow: null })
  } catch (error) {
    notify({ tone: 'error', text: reasonOf(error) })
  }
}
