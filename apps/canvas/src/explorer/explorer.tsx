import type { Route } from '@drawbridge/protocol'
import { useEffect } from 'react'
import { useShownFlow } from '../flow/current.ts'
import { useDocument } from '../stores/document.ts'
import { changePlace, usePlace } from '../use-place.ts'
import { endpointOfFlow } from './drawn-form.ts'
import { EndpointList } from './endpoint-list.tsx'
import { endpointOf } from './request.ts'
import { TryPanel } from './try-panel.tsx'

/** The endpoints of the drawing, and one of them to try. */
export function Explorer() {
  const place = usePlace()
  const wanted = place.page === 'project' ? place.endpoint : null
  const routes = useDocument((document) => document.routes)
  const route =
    wanted === 'first' ? first(routes) : routes.find((one) => endpointOf(one) === wanted)
  const found = route && endpointOf(route)
  useEffect(() => {
    if (wanted === 'first' && found) changePlace({ endpoint: found })
  }, [wanted, found])
  const { flow } = useShownFlow() ?? {}
  const drawn = flow?.sort === 'endpoint' ? endpointOfFlow(flow) : null
  useEffect(() => {
    // Somebody who draws an endpoint wants to try that one.
    if (drawn) changePlace({ endpoint: drawn })
  }, [drawn])
  if (route) return <TryPanel key={found} route={route} />
  return <EndpointList routes={routes} />
}

/** The endpoint to begin with: a list that needs nothing filled in. */
const first = (routes: readonly Route[]): Route | undefined =>
  routes.find(({ operation, path }) => operation === 'list' && /task/.test(path)) ??
  routes.find(({ operation }) => operation === 'list') ??
  routes.find(({ method, path }) => method === 'GET' && !path.includes('{'))
