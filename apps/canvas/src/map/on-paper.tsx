import { useStore } from '@xyflow/react'
import { useMemo, type ReactNode } from 'react'
import { createPortal } from 'react-dom'

/**
 * What moves and grows with the drawing. The flow library's own portal looks for its place anew
 * with every move of the map, behind all parts that are there.
 */
export function OnPaper({ children }: { readonly children: ReactNode }) {
  const map = useStore(({ domNode }) => domNode)
  const place = useMemo(() => map?.querySelector('.react-flow__viewport-portal'), [map])
  return place ? createPortal(children, place) : null
}
