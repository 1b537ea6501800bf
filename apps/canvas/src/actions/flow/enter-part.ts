import { openFlow } from '../../flow/current.ts'
import { flowsIn } from '../../flow/place.ts'
import { useDocument } from '../../stores/document.ts'

/** Goes into a part that is a flow; other parts have their details. */
export function enterPart(id: string): boolean {
  const part = useDocument.getState().manifest.nodes.find((node) => node.id === id)
  const [flow] = part?.kind === 'flow' ? flowsIn(part) : []
  if (!flow) return false
  openFlow(flow)
  return true
}
