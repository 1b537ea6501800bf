import { stepFaceOf } from '@drawbridge/kinds/faces'
import type { Json } from '@drawbridge/manifest'
import { useMemo } from 'react'
import type { Shown } from '../../flow/current.ts'
import { useLastRun } from '../../flow/last-run.ts'
import { textIn } from '../../flow/place.ts'
import { isOf } from '../../flow/ran.ts'
import { everyStep } from '../../flow/tree.ts'
import type { Examples } from '../../formula/examples.ts'
import type { Run } from '../../stores/trace.ts'

/** What stood behind each name in the last request, by the names that formulas use. */
export function useExamples(shown: Shown): Examples {
  const run = useLastRun(shown)
  return useMemo(() => (run ? examplesOf(shown, run) : NONE), [shown, run])
}

const NONE: Examples = {}

function examplesOf({ flow, tree }: Shown, { request, endpoint, steps }: Run): Examples {
  const url = new URL(request.path, 'http://preview')
  const asked = endpoint.slice(endpoint.indexOf(' ') + 1).split('/')
  const given = url.pathname.split('/')
  const params = asked.flatMap((part, index): (readonly [string, Json])[] => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    return name ? [[name, decodeURIComponent(given[index] ?? '')]] : []
  })
  const placed = new Map(everyStep(tree).map(({ step }) => [step.id, step]))
  const own = steps.filter((one) => isOf(one, flow))
  const seen = own.flatMap((one): (readonly [string, Json])[] => {
    const step = placed.get(one.step)
    if (step?.name === undefined || one.value === undefined) return []
    return [[step.name, one.value as Json]]
  })
  const items = own.flatMap(({ step, each }): (readonly [string, Json])[] => {
    const loop = loopAround(tree, step)
    return loop === undefined || each === undefined ? [] : [[loop, each as Json]]
  })
  const began = {
    params: Object.fromEntries(params),
    query: Object.fromEntries(url.searchParams),
    body: read(request.body),
  }
  return {
    ...(flow.sort === 'endpoint' && began),
    ...Object.fromEntries([...items, ...seen]),
  }
}

/** What the nearest loop calls the item that it is at. */
function loopAround(tree: Shown['tree'], id: string): string | undefined {
  const loops = everyStep(tree).filter(
    ({ step, bodies }) =>
      stepFaceOf(step.kind)?.repeats === true &&
      bodies.some((body) => everyStep(body).some((one) => one.step.id === id)),
  )
  const nearest = loops.at(-1)?.step.settings
  const item = nearest && textIn(nearest, 'item')
  return item === '' ? undefined : item
}

function read(body: string | undefined): Json {
  try {
    return body === undefined ? {} : (JSON.parse(body) as Json)
  } catch {
    return {}
  }
}
