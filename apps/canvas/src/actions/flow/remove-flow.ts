import { leaveFlow } from '../../flow/current.ts'
import { titleOfFlow } from '../../flow/start-words.ts'
import type { OpenFlow } from '../../flow/place.ts'
import { perform } from '../../stores/document.ts'
import { notify } from '../../stores/session.ts'
import { offerUndo } from '../offer-undo.ts'

/** Takes an endpoint or an event away, with its steps. */
export function removeFlow(flow: OpenFlow): void {
  const title = titleOfFlow(flow)
  const reason = perform(
    { type: 'removeItem', id: flow.part.id, path: flow.path },
    `Remove ${title}`,
  )
  if (reason) return notify({ tone: 'error', text: reason })
  leaveFlow()
  offerUndo(`Removed ${title}`)
}
