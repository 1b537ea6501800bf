import type { Flow, Step } from './drawn.ts'
import { refusals } from './batch.ts'

/** Tries that are made at most: each of them boots a backend. */
const MOST_TRIES = 200

/** The smallest flow that is found, by leaving out steps, of which this is still so. */
export async function smallest(
  flow: Flow,
  others: readonly Flow[],
  isSo: (flow: Flow) => Promise<boolean>,
): Promise<Flow> {
  let found = flow
  let tries = 0
  for (let next = smaller(found); ;) {
    const { value: steps, done } = next.next()
    if (done === true || steps === undefined || tries === MOST_TRIES) return found
    const candidate = { ...found, steps }
    if (refusals([...others, candidate]).length > 0) continue
    tries += 1
    if (!(await isSo(candidate))) continue
    found = candidate
    next = smaller(found)
  }
}

const smaller = ({ steps }: Flow): Generator<readonly Step[], undefined> => without(steps)

/** The steps with one left out, or with what one holds in its place, the largest first. */
function* without(steps: readonly Step[]): Generator<readonly Step[], undefined> {
  for (const [index, step] of steps.entries()) {
    const [before, after] = [steps.slice(0, index), steps.slice(index + 1)]
    yield [...before, ...after]
    for (const body of Object.values(step.bodies)) yield [...before, ...body, ...after]
    for (const [slot, body] of Object.entries(step.bodies)) {
      const { [slot]: _, ...others } = step.bodies
      yield [...before, { ...step, bodies: others }, ...after]
      for (const inner of without(body))
        yield [...before, { ...step, bodies: { ...step.bodies, [slot]: inner } }, ...after]
    }
  }
}
