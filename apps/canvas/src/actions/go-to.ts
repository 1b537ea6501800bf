import { focusMap } from '../map/camera.ts'
import { select } from '../stores/session.ts'

/** Chooses a part or a step and moves the focus to it; false where there is none. */
export function goTo(id: string | undefined): boolean {
  if (!id) return false
  select(id)
  focusMap(id)
  return true
}
