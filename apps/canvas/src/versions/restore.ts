import { call, reasonOf } from '../server/client.ts'
import { performedThere } from '../stores/document.ts'
import { notify } from '../stores/session.ts'

/** Makes the drawing what it was, as a new version, which can be undone. */
export async function restore(project: string, version: number): Promise<void> {
  try {
    const { inverse, ...view } = await call('restoreVersion', { params: { project, version } })
    performedThere(view, { label: `Go back to version ${version}`, command: inverse })
    notify({ tone: 'plain', text: 'The drawing is what it was then. Undo takes you here again.' })
  } catch (error) {
    notify({ tone: 'error', text: reasonOf(error) })
  }
}
