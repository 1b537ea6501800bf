import { call } from '../server/client.ts'
import { useDocument } from '../stores/document.ts'
import { readPreview, useTrace } from '../stores/trace.ts'

const EVERY_MS = 1_000
const MOST = 90

/**
 * Asks how the preview is until it has started. What the server tells by itself may come before the
 * answer that it is starting, and would be forgotten then.
 */
export async function followPreview(): Promise<void> {
  const { project } = useDocument.getState()
  for (let asked = 0; asked < MOST && isStarting(project); asked += 1) {
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
    if (project === null || !isStarting(project)) return
    const preview = await call('readPreview', { params: { project } }).catch(() => undefined)
    if (preview !== undefined && isStarting(project)) readPreview(preview)
  }
}

function isStarting(project: string | null): boolean {
  if (project === null || useDocument.getState().project !== project) return false
  return useTrace.getState().preview?.state === 'starting'
}
