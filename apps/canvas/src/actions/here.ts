import { currentFlow } from '../flow/current.ts'
import type { Action } from './action.ts'

export const isInFlow = (): boolean => currentFlow() !== null

/** Whether an action belongs to what is on the screen: the map, or a flow. */
export function isHere({ scope }: Action): boolean {
  if (scope === 'map') return !isInFlow()
  return scope !== 'flow' || isInFlow()
}
