import { goToStep } from '../actions/flow/go-to-step.ts'
import { showPart } from '../actions/show-part.ts'
import type { Origin } from './origins.ts'

/** Leads from a line of code to the step, or else the part, that it comes from. */
export function showOrigin({ node, field }: Origin): void {
  if (field !== undefined && goToStep(node, field)) return
  showPart(node)
}
