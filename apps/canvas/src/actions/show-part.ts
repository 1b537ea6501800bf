import { leaveFlow } from '../flow/current.ts'
import { fit } from '../map/camera.ts'
import { select, showSide } from '../stores/session.ts'

/** Leads to a part or a connection: on the map, and to what is said of it. */
export function showPart(id: string, around: readonly string[] = [id]): void {
  leaveFlow(id)
  select(id)
  showSide('details')
  fit({ ids: around })
}
