import { select, show } from '../stores/session.ts'
import { addressOfPlace, type Compared } from '../routes.ts'
import { currentPlace, go } from '../use-place.ts'

/** Lays two versions over each other on the map. */
export function compareVersions(compare: Compared): void {
  const place = currentPlace()
  if (place.page !== 'project') return
  select()
  show(null)
  go(addressOfPlace({ ...place, compare, flow: place.compare && place.flow, node: null }))
}

/** Back to the drawing as it is now. */
export function stopComparing(): void {
  const place = currentPlace()
  if (place.page !== 'project') return
  go(addressOfPlace({ ...place, compare: null, flow: null, node: null }))
}
