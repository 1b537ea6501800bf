import { fit, READABLE } from '../map/camera.ts'
import type { View } from '../routes.ts'
import { useDocument } from '../stores/document.ts'
import { useSession } from '../stores/session.ts'
import { isInFlow } from './here.ts'
import { changePlace } from '../use-place.ts'

/** Shows the map, the code, or both; the map is fitted into the room that it gets, what is read stays readable. */
export function showView(view: View): void {
  changePlace({ view }, 'push')
  if (!isInFlow()) requestAnimationFrame(() => fit(view === 'split' ? besideCode() : {}))
}

/** Half a screen has room for a few parts: those that are selected, else the middle of the drawing. */
function besideCode() {
  const { nodes } = useDocument.getState().manifest
  const { selection } = useSession.getState()
  const ids = selection.filter((id) => nodes.some((node) => node.id === id))
  return { least: READABLE, ...(ids.length > 0 && { ids }) }
}
