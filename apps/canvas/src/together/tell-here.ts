import type { Here } from '@drawbridge/protocol'
import { isOnMap, pointAt } from '../map/camera.ts'
import { useSession } from '../stores/session.ts'
import { currentPlace, onMove } from '../use-place.ts'

/** Often enough to look like movement; the server takes more. */
const EVERY_MS = 60
const MOST_SELECTED = 20

/** Tells the others where one looks, while there are any. Answers with how to stop. */
export function tellHere(send: (here: Here) => void): () => void {
  let cursor: Here['cursor'] = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let told = ''

  const tell = (): void => {
    timer = undefined
    const place = currentPlace()
    if (place.page !== 'project') return
    const { selection } = useSession.getState()
    const { view, flow } = place
    const chosen = selection.filter(({ length }) => length <= 100).slice(0, MOST_SELECTED)
    const here: Here = { type: 'here', view, flow, selection: chosen, cursor }
    const text = JSON.stringify(here)
    if (text === told) return
    told = text
    send(here)
  }
  const soon = (): void => {
    if (useSession.getState().people.length > 1) timer ??= setTimeout(tell, EVERY_MS)
  }
  const point = ({ target, clientX, clientY }: PointerEvent): void => {
    const { x, y } = pointAt({ x: clientX, y: clientY })
    cursor = isOnMap(target) ? { x: Math.round(x), y: Math.round(y) } : null
    soon()
  }
  const gone = (): void => {
    cursor = null
    soon()
  }

  const unsubscribe = useSession.subscribe(({ selection, people }, before) => {
    // Whoever comes later has not heard it.
    if (people.length > before.people.length) told = ''
    if (selection !== before.selection || people.length > before.people.length) soon()
  })
  const unfollow = onMove(soon)
  window.addEventListener('pointermove', point, { passive: true })
  document.documentElement.addEventListener('pointerleave', gone)
  return () => {
    clearTimeout(timer)
    unsubscribe()
    unfollow()
    window.removeEventListener('pointermove', point)
    document.documentElement.removeEventListener('pointerleave', gone)
  }
}
