import { fit } from '../map/camera.ts'
import type { View } from '../routes.ts'
import { isInFlow } from './here.ts'
import { changePlace } from '../use-place.ts'

/** Shows the map, the code, or both; the map is fitted into the room that it gets, a flow stays readable. */
export function showView(view: View): void {
  changePlace({ view })
  if (!isInFlow()) requestAnimationFrame(() => fit())
}
