import { useEffect } from 'react'
import { useShownFlow } from '../flow/current.ts'
import { useDocument } from '../stores/document.ts'
import { setCaller, useTrace } from '../stores/trace.ts'
import { changePlace, usePlace } from '../use-place.ts'
import { endpointOfFlow } from './drawn-form.ts'
import { EndpointList } from './endpoint-list.tsx'
import { firstAsk } from './first-ask.ts'
import { endpointOf } from './request.ts'
import { TryPanel } from './try-panel.tsx'

/** The endpoints of the drawing, and one of them to try. */
export function Explorer() {
  const place = usePlace()
  const wanted = place.page === 'project' ? place.endpoint : null
  const routes = useDocument((document) => document.routes)
  const manifest = useDocument((document) => document.manifest)
  const begun = wanted === 'first' ? firstAsk(routes, manifest, useTrace.getState().caller) : null
  const route = begun ? begun.route : routes.find((one) => endpointOf(one) === wanted)
  const found = route && endpointOf(route)
  const caller = begun?.caller
  useEffect(() => {
    if (!caller || !found) return
    setCaller(caller)
    changePlace({ endpoint: found })
  }, [caller, found])
  const { flow } = useShownFlow() ?? {}
  const drawn = flow?.sort === 'endpoint' ? endpointOfFlow(flow) : null
  useEffect(() => {
    // Somebody who draws an endpoint wants to try that one.
    if (drawn) changePlace({ endpoint: drawn })
  }, [drawn])
  return (
    <div data-in-place>
      {route ? <TryPanel key={found} route={route} /> : <EndpointList routes={routes} />}
    </div>
  )
}
