import { useDeferredValue, useEffect } from 'react'
import { useDocument } from '../stores/document.ts'
import { useShownFlow } from '../flow/current.ts'
import { useSession } from '../stores/session.ts'
import { useRested } from '../map/rested.ts'
import { ConnectionDetails } from './connection-details.tsx'
import { FlowDetails } from './flow/flow-details.tsx'
import { ManyDetails } from './many-details.tsx'
import { PartDetails } from './part-details.tsx'
import { ProjectDetails } from './project-details.tsx'

/**
 * What is selected, with everything that can be set about it. It comes after the map has shown what
 * is selected, and once the hand has let go: a part that is taken for a drag does not wait for it.
 */
export function Details() {
  const manifest = useDocument((document) => document.manifest)
  const selection = useDeferredValue(useRested(useSession((session) => session.selection)))
  const shown = useShownFlow()
  const wanted = useDeferredValue(useSession((session) => session.wanted))
  const nodes = manifest.nodes.filter(({ id }) => selection.includes(id))
  const connection = manifest.connections.find(({ id }) => selection.includes(id))
  const [node] = nodes
  useEffect(() => {
    if (!wanted) return
    useSession.setState({ wanted: null })
    focusField(wanted.field)
  }, [wanted])
  return (
    <div id="details" className="pb-8">
      {shown ? (
        <FlowDetails shown={shown} />
      ) : nodes.length > 1 ? (
        <ManyDetails nodes={nodes} />
      ) : node ? (
        <PartDetails key={node.id} node={node} />
      ) : connection ? (
        <ConnectionDetails connection={connection} />
      ) : (
        <ProjectDetails />
      )}
    </div>
  )
}

/** Puts the focus on the control of a JSON pointer, or on the nearest one that holds it. */
function focusField(pointer: string): void {
  const parts = pointer.split('/')
  for (let length = parts.length; length > 1; length -= 1) {
    const wish = parts.slice(0, length).join('/')
    const fields = [...document.querySelectorAll<HTMLElement>('#details [data-field]')]
    const found =
      fields.find((element) => element.dataset['field'] === wish) ??
      fields.find((element) => element.dataset['field']?.startsWith(wish))
    if (!found) continue
    unfold(found)
    found.scrollIntoView({ block: 'center' })
    const control = found.matches('fieldset, details')
      ? found.querySelector<HTMLElement>(CONTROLS)
      : found
    control?.focus()
    return
  }
  // What it is about has no control of its own: to what there is of the part.
  document.querySelector<HTMLElement>(`#details :is(${CONTROLS})`)?.focus()
}

const CONTROLS = 'summary, input, select, textarea, button'

/** Opens what it is folded into. */
function unfold(element: HTMLElement): void {
  for (let outer = element.parentElement; outer; outer = outer.parentElement)
    if (outer instanceof HTMLDetailsElement) outer.open = true
}
