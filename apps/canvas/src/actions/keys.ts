import { useSession } from '../stores/session.ts'
import type { Action } from './action.ts'
import { keysAmong } from './remap.ts'

type Keyed = Pick<Action, 'name' | 'shortcuts'>

/** The shortcuts of an action: those that this person gave it, else its own. */
export const keysOf = (action: Keyed): readonly string[] =>
  keysAmong(useSession.getState().shortcuts, action)

/** The same for what is on the screen: the one to show of each action, as it is now. */
export function useKeys(): (action: Keyed) => string | undefined {
  const given = useSession((session) => session.shortcuts)
  return (action) => keysAmong(given, action)[0]
}
