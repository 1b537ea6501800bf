import { useMemo } from 'react'
import { useShownFlow } from '../flow/current.ts'
import { outermost } from '../flow/tree.ts'
import { useDocument } from '../stores/document.ts'
import { useSession } from '../stores/session.ts'
import type { Chosen } from './origins.ts'

/** What the code view shall point out: the selected parts, or steps of the open flow, or all of it. */
export function useChosen(): Chosen | null {
  const nodes = useDocument((document) => document.manifest.nodes)
  const selection = useSession((session) => session.selection)
  const shown = useShownFlow()
  return useMemo(() => {
    if (!shown) {
      const parts = new Set(nodes.filter(({ id }) => selection.includes(id)).map(({ id }) => id))
      return parts.size === 0 ? null : ({ node }) => parts.has(node)
    }
    const { flow, tree } = shown
    const steps = outermost(tree, selection).map(({ pointer }) => pointer)
    const pointers = steps.length === 0 ? [flow.pointer] : steps
    return ({ node, field }) =>
      node === flow.node &&
      pointers.some((pointer) => field === pointer || field?.startsWith(`${pointer}/`) === true)
  }, [nodes, selection, shown])
}
