import type { Case } from './case.ts'
import { compare, type Finding, type Planned } from './compare.ts'
import type { Planner } from './planner.ts'
import { compareAsks } from './compare-asks.ts'
import { readProject } from './read-cases.ts'

export interface Scored {
  readonly case: Case
  /** Of every time that it was put. */
  readonly findings: readonly Finding[]
}

export interface Tally {
  readonly right: number
  readonly missed: number
  readonly wrong: number
}

/** Every case put to a planner so many times, one after the other. */
export async function scoreAll(
  cases: readonly Case[],
  planner: Planner,
  times: number,
): Promise<readonly Scored[]> {
  const scored: Scored[] = []
  for (const one of cases) {
    const findings: Finding[] = []
    for (let time = 0; time < times; time++)
      findings.push(...score(one, await planner(readProject(one.start), one.prompt)))
    scored.push({ case: one, findings })
  }
  return scored
}

/** By the reading that the drawing comes nearest to. */
export function score({ readings, start, asks }: Case, planned: Planned): readonly Finding[] {
  const project = readProject(start)
  const [best = []] = readings
    .map((expected) => compare(expected, project, planned))
    .toSorted((one, other) => harmony(tally(other)) - harmony(tally(one)))
  return asks === undefined ? best : [...best, ...compareAsks(asks, planned.asks)]
}

export function tally(findings: readonly Finding[]): Tally {
  const count = (how: Finding['how']): number => findings.filter((one) => one.how === how).length
  return { right: count('right'), missed: count('missed'), wrong: count('wrong') }
}

/** Of all that was drawn, how much was wanted. Where nothing is drawn, nothing is wrong. */
export function precision({ right, wrong }: Tally): number {
  return right + wrong === 0 ? 1 : right / (right + wrong)
}

/** Of all that was wanted, how much is drawn. */
export function recall({ right, missed }: Tally): number {
  return right + missed === 0 ? 1 : right / (right + missed)
}

/** Both in one figure, which is low where either is. */
export function harmony(of: Tally): number {
  const [p, r] = [precision(of), recall(of)]
  return p + r === 0 ? 0 : (2 * p * r) / (p + r)
}
