import { currentFlow } from '../flow/current.ts'
import { currentPlace } from '../use-place.ts'
import type { Action } from './action.ts'

export const isInFlow = (): boolean => currentFlow() !== null

/** Whether two versions are looked at: nothing can be done with what is drawn then. */
export function isComparing(): boolean {
  const place = currentPlace()
  return place.page === 'project' && place.compare !== null
}

/** Whether an action belongs to what is on the screen: the map, or a flow. */
export function isHere({ scope }: Action): boolean {
  if (isComparing()) return scope === 'project'
  if (scope === 'map') return !isInFlow()
  return scope !== 'flow' || isInFlow()
}
