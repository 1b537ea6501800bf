import { goToStep } from '../actions/flow/go-to-step.ts'
import { leaveFlow } from '../flow/current.ts'
import { fit } from '../map/camera.ts'
import { select, showSide } from '../stores/session.ts'
import type { Origin } from './origins.ts'

/** Leads from a line of code to the step, or else the part, that it comes from. */
export function showOrigin({ node, field }: Origin): void {
  if (field !== undefined && goToStep(node, field)) return
  leaveFlow()
  select(node)
  showSide('details')
  fit({ ids: [node] })
}
