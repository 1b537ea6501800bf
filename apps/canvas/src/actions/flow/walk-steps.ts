import { focusDetails } from '../focus-details.ts'
import { goTo } from '../go-to.ts'
import { currentFlow, leaveFlow } from '../../flow/current.ts'
import { START_ID } from '../../flow/to-nodes.ts'
import { layout } from '../../flow/layout.ts'
import { focusMap } from '../../map/camera.ts'
import { nearest } from '../../map/nearest.ts'
import { select, useSession } from '../../stores/session.ts'

/** Arrow keys walk from step to step, Home goes to the start, Enter opens, Esc lets go and then leaves. */
export function walkStepsByKey(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  switch (event.key) {
    case 'ArrowLeft':
    case 'ArrowRight':
    case 'ArrowUp':
    case 'ArrowDown':
      return walk(event.key)
    case 'Home':
      return goTo(START_ID)
    case 'Enter':
      focusDetails()
      return true
    case 'Escape':
      if (useSession.getState().selection.length === 0) leaveFlow()
      else {
        select()
        focusMap(START_ID)
      }
      return true
    default:
      return false
  }
}

function walk(key: string): boolean {
  const shown = currentFlow()
  if (!shown) return false
  const { start, cards } = layout(shown.tree)
  const boxes = [
    { id: START_ID, ...start },
    ...cards.map((card) => ({
      id: card.placed.step.id,
      ...card,
      // A frame is where its head is: walking into it goes to what it holds.
      height: card.look === 'frame' ? 0 : card.height,
    })),
  ]
  const [id] = useSession.getState().selection.slice(-1)
  const here = boxes.find((box) => box.id === id)
  if (!here) return goTo(START_ID)
  return goTo(
    nearest(
      key,
      here,
      boxes.filter((box) => box !== here),
    ),
  )
}
