import { useSession, type Rail } from './stores/session.ts'
import { usePlace } from './use-place.ts'

/**
 * The panel on the left that is there now. Where nothing can be dropped, over code and rows, there is
 * no palette, unless it points something out.
 */
export function useRail(): Rail | null {
  const place = usePlace()
  const rail = useSession((session) => session.rail)
  const suggested = useSession((session) => session.suggested)
  const isDrawnOn = place.page !== 'project' || place.view === 'map' || place.view === 'split'
  return rail === 'palette' && !isDrawnOn && suggested === null ? null : rail
}
