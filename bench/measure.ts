import type { Contender } from './contenders.ts'
import { cpuOf, memoryOf } from './process-tree.ts'
import type { Work } from './subject.ts'
import { load } from './wrk.ts'

export interface Sample {
  readonly contender: string
  readonly work: string
  /** Microseconds of the server's processor a request. */
  readonly cpu: number
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  /** Megabytes after the load. */
  readonly memory: number
}

/** Puts one kind of load on one contender. Any failed answer ends the run: a fast error is no result. */
export async function measure(one: Contender, work: Work, seconds: number): Promise<Sample> {
  const script = work.script.replace(
    'TOKENS',
    `{${one.tokens.map((each) => JSON.stringify(each)).join()}}`,
  )
  const before = cpuOf(one.pid)
  const { requests, perSecond, p50, p99, failures } = await load(one.port, script, seconds)
  const cpu = (cpuOf(one.pid) - before) / requests
  if (failures > 0 || requests === 0)
    throw new Error(`${one.name}, ${work.name}: ${failures} of ${requests} answers failed.`)
  return {
    contender: one.name,
    work: work.name,
    cpu,
    perSecond,
    p50,
    p99,
    memory: memoryOf(one.pid),
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[middle]]
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2
}
