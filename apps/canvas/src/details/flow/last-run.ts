import type { Json } from '@drawbridge/manifest'
import type { Examples } from '../../formula/examples.ts'
import { textIn, type OpenFlow } from '../../flow/place.ts'
import { useTrace, type Exchange } from '../../stores/trace.ts'

/** What the last request to an endpoint brought along, by the names that its formulas use. */
export function useExamples({ sort, holder }: OpenFlow): Examples {
  const path = textIn(holder, 'path').replaceAll(/:(\w+)/g, '{$1}')
  const method = textIn(holder, 'method')
  const last = useTrace(({ exchanges }) =>
    sort === 'endpoint'
      ? exchanges.find(
          ({ endpoint }) => endpoint.startsWith(`${method} `) && endpoint.endsWith(path),
        )
      : undefined,
  )
  return last ? examplesOf(last, path) : NONE
}

const NONE: Examples = {}

function examplesOf({ request, endpoint }: Exchange, path: string): Examples {
  const url = new URL(request.path, 'http://preview')
  const asked = endpoint.slice(endpoint.indexOf(' ') + 1).split('/')
  const given = url.pathname.split('/')
  const params = asked.flatMap((part, index): (readonly [string, Json])[] => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    return name && path.includes(part) ? [[name, decodeURIComponent(given[index] ?? '')]] : []
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
