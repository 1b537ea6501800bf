import { readManifest } from '../../1-read/read.ts'
import { checkManifest } from '../../2-check/check.ts'
import type { Diagnostic, JsonObject } from '@drawbridge/manifest'
import { drawCalled, drawEndpoint, drawEvent } from './draw-flow.ts'
import type { Flow } from './drawn.ts'
import { manifestOf } from './manifest.ts'

/** What a drawing that is right in its parts may still be told: a question that is none. */
const POINTLESS =
  /is always there|fixed values|After the conditions before|is nothing|nothing at all|never equal|no smaller and larger/

export interface Batch {
  readonly flows: readonly Flow[]
  /** Flows that ask something pointless, which the checker refuses with reason. */
  readonly pointless: number
  /** What the checker says of flows that should be right. */
  readonly refused: readonly Diagnostic[]
}

const CALLED = 8
/** Tables whose writes start a flow. */
export const EVENTFUL_TABLES = [
  'orders',
  'parcels',
  'letters',
  'stamps',
  'coins',
  'maps',
  'ships',
  'bells',
]

/** Flows for one backend: some that are called, some that events start, and so many endpoints. */
export function drawBatch(seed: number, endpoints: number): Batch {
  const of = (index: number): number => Math.imul(seed + 1, 100_003) + index
  const called = Array.from({ length: CALLED }, (_, index) =>
    drawCalled(of(index), `call${index}`),
  ).filter(([flow]) => refusals([flow]).length === 0)
  const callable = called.map(([, one]) => one)
  const helpers = called.map(([flow]) => flow)
  const events = EVENTFUL_TABLES.map((table, index) =>
    drawEvent(of(100 + index), table, callable),
  ).map((flow) => ({ flow, refused: refusals([...helpers, flow]) }))
  const started = events.filter(({ refused }) => refused.length === 0).map(({ flow }) => flow)
  const tables = started.map(({ name }) => name)
  const tried = [
    ...events,
    ...Array.from({ length: endpoints }, (_, index) => {
      const flow = drawEndpoint(of(1000 + index), `flow${index}`, callable, tables)
      return { flow, refused: refusals([...helpers, ...startedBy(flow, started), flow]) }
    }),
  ]
  const pointless = tried.filter(({ refused }) =>
    refused.some(({ message }) => POINTLESS.test(message)),
  )
  return {
    flows: [
      ...helpers,
      ...tried.filter(({ refused }) => refused.length === 0).map(({ flow }) => flow),
    ],
    pointless: pointless.length + CALLED - called.length,
    refused: tried.filter((one) => !pointless.includes(one)).flatMap(({ refused }) => refused),
  }
}

/** The flows that events start by what a flow writes. */
export const startedBy = ({ steps }: Flow, all: readonly Flow[]): readonly Flow[] => {
  const text = JSON.stringify(steps)
  return all.filter(
    ({ starts }) => starts.kind === 'event' && text.includes(`"table":"${starts.table}"`),
  )
}

export const refusals = (flows: readonly Flow[]): readonly Diagnostic[] =>
  refusalsOf(manifestOf(flows))

/** What the checker says against a manifest. */
export function refusalsOf(manifest: JsonObject): readonly Diagnostic[] {
  const read = readManifest(manifest)
  const found = read.ok ? checkManifest(read.value.manifest).diagnostics : read.diagnostics
  return found.filter(({ severity }) => severity === 'error')
}
