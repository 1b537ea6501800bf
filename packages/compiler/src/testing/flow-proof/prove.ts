import assert from 'node:assert/strict'
import { inspect } from 'node:util'
import type { Dialect } from '@drawbridge/sql'
import { mistakesIn } from '../complaints.ts'
import { bootFlows } from './backend.ts'
import { drawBatch, startedBy } from './batch.ts'
import { differenceIn, type Difference } from './compare.ts'
import type { Flow } from './drawn.ts'
import { manifestOf } from './manifest.ts'
import { smallest } from './shrink.ts'

/** How often each flow is called, with other values and from tables set back. */
const CALLS = 4

/**
 * Draws flows, and proves that the checker lets them pass, that they type-check, and that they answer
 * and leave what the comparison does. A failure is told of the smallest flow that shows it.
 */
export async function proveBatch(
  dialect: Dialect,
  seed: number,
  endpoints: number,
): Promise<number> {
  const { flows, pointless, refused } = drawBatch(seed, endpoints)
  assert.deepEqual(refused, [], `The checker refuses what is right, seed ${seed}`)
  assert(pointless < flows.length, `${pointless} flows of ${flows.length} ask what is no question`)
  const called = flows.filter(({ starts }) => starts.kind === 'call')
  await using backend = await bootFlows(manifestOf(flows), dialect)
  const mistakes = mistakesIn(backend.folder)
  const mistaken = flows.find(({ name }) => mistakes.includes(`src/flows/${name.toLowerCase()}/`))
  if (mistakes !== '') {
    const others = mistaken ? [...called, ...startedBy(mistaken, flows)] : called
    const small =
      mistaken &&
      (await smallest(mistaken, others, async (flow) => (await mistakesOf(flow, others)) !== ''))
    assert.fail(`Seed ${seed}: what is emitted does not type-check.\n${mistakes}${drawn(small)}`)
  }
  const tried = flows.filter(({ starts }) => starts.kind !== 'call')
  for (const flow of tried) {
    const others = [...called, ...startedBy(flow, flows)]
    const difference = await differenceIn(backend, flow, flows, seed, CALLS)
    if (difference === undefined) continue
    const small = await smallest(
      flow,
      others,
      async (one) => (await differenceAlone(one, others, dialect, seed)) !== undefined,
    )
    const found = (await differenceAlone(small, others, dialect, seed)) ?? difference
    const whole = JSON.stringify(manifestOf([...startedBy(small, flows), small]))
    assert.fail(`Seed ${seed}, ${flow.name} on ${dialect}: ${told(found)}\n${whole}`)
  }
  return tried.length
}

async function mistakesOf(flow: Flow, called: readonly Flow[]): Promise<string> {
  await using backend = await bootFlows(manifestOf([...called, flow]), 'sqlite')
  return mistakesIn(backend.folder)
}

async function differenceAlone(
  flow: Flow,
  called: readonly Flow[],
  dialect: Dialect,
  seed: number,
): Promise<Difference | undefined> {
  await using backend = await bootFlows(manifestOf([...called, flow]), dialect)
  // The backend is gone once this has returned.
  return await differenceIn(backend, flow, [...called, flow], seed, CALLS)
}

const told = (difference: Difference): string => inspect(difference, { depth: 10 })

const drawn = (flow: Flow | undefined): string =>
  flow === undefined ? '' : `\n${JSON.stringify(manifestOf([flow]))}`
