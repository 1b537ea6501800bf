import { endpointOf } from '../explorer/request.ts'
import { currentFlow } from '../flow/current.ts'
import { placeOfText } from '../flow/place.ts'
import { findStep } from '../flow/tree.ts'
import type { ProjectPlace } from '../routes.ts'
import { openRequest } from '../runs/open.ts'
import { useDocument } from '../stores/document.ts'
import { notify, select, showDock, showField, showSide, useSession } from '../stores/session.ts'
import { closeRun, useTrace } from '../stores/trace.ts'
import { changePlace, currentPlace } from '../use-place.ts'
import { fieldOfLink } from './field-link.ts'

/** Shows what the address names, now and when the browser goes back or forward. */
export function followAddress(): () => void {
  const follow = (): void => {
    const place = currentPlace()
    if (place.page === 'project' && !place.compare) arrive(place)
  }
  follow()
  window.addEventListener('popstate', follow)
  return () => window.removeEventListener('popstate', follow)
}

/** Shows what a place names. What is not there any more is told, with what is nearest to it shown. */
function arrive(place: ProjectPlace): void {
  const { routes } = useDocument.getState()
  if (place.endpoint !== null) {
    showSide('try')
    const isThere = routes.some((route) => endpointOf(route) === place.endpoint)
    if (!isThere && place.endpoint !== 'first' && routes.length > 0)
      tell(`${place.endpoint} is not in this API any more. These are its endpoints.`)
  }
  // After the endpoint: who is led to a field sees the details.
  if (place.flow !== null && !currentFlow()) arriveWithoutFlow(place.flow)
  else if (place.node === null) select()
  else arriveAt(place.node, place.field)
  if (place.run !== null) void arriveAtRun(place.run)
  else if (useTrace.getState().opened) closeRun()
  if (place.version !== null) useSession.setState({ rail: 'history' })
}

function arriveWithoutFlow(flow: string): void {
  const { node } = placeOfText(flow)
  const part = partOf(node)
  select(...(part ? [node] : []))
  changePlace({ flow: null, node: part ? node : null, field: null })
  tell(`That flow is not in the drawing any more. This is ${part ? `“${part.name}”` : 'the map'}.`)
}

/** @param id of a part or a connection, or of a step where a flow is open */
function arriveAt(id: string, field: string | null): void {
  const shown = currentFlow()
  const { connections } = useDocument.getState().manifest
  const part = partOf(id)
  const isThere = shown
    ? findStep(shown.tree, id) !== undefined
    : part !== undefined || connections.some((connection) => connection.id === id)
  if (!isThere) {
    select()
    changePlace({ node: null, field: null })
    return tell(
      shown
        ? 'That step is not there any more. This is its flow.'
        : 'That part is not in the drawing any more. This is all of it.',
    )
  }
  select(id)
  if (field === null || !part) return
  const { pointer, isWhole } = fieldOfLink(part, field)
  showField(id, pointer)
  if (!isWhole) tell(`That is not in “${part.name}” any more. This is what it has.`)
}

async function arriveAtRun(id: number): Promise<void> {
  showDock('requests')
  if (useTrace.getState().opened?.run.id === id || (await openRequest(id, 'replace'))) return
  changePlace({ run: null })
}

const partOf = (id: string) => useDocument.getState().manifest.nodes.find((one) => one.id === id)

const tell = (text: string): void => notify({ tone: 'plain', text })
