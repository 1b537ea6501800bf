import type { Json } from '@drawbridge/manifest'
import type { Examples } from '../../formula/examples.ts'
import { useMemo } from 'react'
import { endpointOfFlow } from '../../explorer/drawn-form.ts'
import type { OpenFlow } from '../../flow/place.ts'
import { useTrace, type Exchange } from '../../stores/trace.ts'

/** What the last request to an endpoint brought along, by the names that its formulas use. */
export function useExamples(flow: OpenFlow): Examples {
  const own = endpointOfFlow(flow)
  const last = useTrace(({ exchanges }) => exchanges.find(({ endpoint }) => endpoint === own))
  return useMemo(() => (last ? examplesOf(last) : NONE), [last])
}

const NONE: Examples = {}

function examplesOf({ request, endpoint }: Exchange): Examples {
  const url = new URL(request.path, 'http://preview')
  const asked = endpoint.slice(endpoint.indexOf(' ') + 1).split('/')
  const given = url.pathname.split('/')
  const params = asked.flatMap((part, index): (readonly [string, Json])[] => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    return name ? [[name, decodeURIComponent(given[index] ?? '')]] : []
  })
  return {
    params: Object.fromEntries(params),
    query: Object.fromEntries(url.searchParams),
    body: read(request.body),
  }
}

function read(body: string | undefined): Json {
  try {
    return body === undefined ? {} : (JSON.parse(body) as Json)
  } catch {
    return {}
  }
}
