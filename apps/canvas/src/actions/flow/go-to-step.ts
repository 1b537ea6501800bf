import { openFlow } from '../../flow/current.ts'
import { flowOfPointer } from '../../flow/place.ts'
import { everyStep, treeOf } from '../../flow/tree.ts'
import { fit } from '../../map/camera.ts'
import { useDocument } from '../../stores/document.ts'
import { select } from '../../stores/session.ts'

/** Goes into the flow that a field stands in, to the step that holds it; false when there is none. */
export function goToStep(node: string, field: string): boolean {
  const part = useDocument.getState().manifest.nodes.find(({ id }) => id === node)
  const flow = part && flowOfPointer(part, field)
  if (!flow) return false
  const holding = everyStep(treeOf(flow)).findLast(
    ({ pointer }) => field === pointer || field.startsWith(`${pointer}/`),
  )
  // What is said of a flow that is a part, and of no step, is said of the part.
  if (flow.sort === 'flow' && !holding) return false
  openFlow(flow, holding?.step.id ?? null)
  if (holding) requestAnimationFrame(() => fit({ ids: [holding.step.id] }))
  else select()
  return true
}
