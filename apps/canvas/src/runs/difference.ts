import type { Run, RunMoment } from '@drawbridge/protocol'
import { clock } from '../ui/ago.ts'
import { sameApart } from './same-apart.ts'

/** What another request had in the place of a moment. */
export interface Difference {
  readonly when: string
  readonly value: unknown
}

/**
 * The moments of a request that are not as in another one: the same step for the same time, or the same
 * statement or call for the same time, had something else there or was not there. What differs only
 * because one was later is no difference: times that are counted from now, and who calls, which a
 * backend remembers for a while.
 */
export function differencesOf(run: Run, other: Run): ReadonlyMap<RunMoment, Difference> {
  const others = Map.groupBy(other.moments, keyOf)
  const when = clock(new Date(other.began))
  const isSame = sameApart(run, other)
  const differences = new Map<RunMoment, Difference>()
  for (const [key, moments] of Map.groupBy(run.moments, keyOf))
    for (const [nth, moment] of moments.entries()) {
      const counterpart = others.get(key)?.[nth]
      if (counterpart === undefined) {
        if (!looksUpCaller(moment)) differences.set(moment, { when, value: 'it did not come here' })
        continue
      }
      const value = shownOf(counterpart)
      if (!isSame(shownOf(moment), value)) differences.set(moment, { when, value })
    }
  return differences
}

const looksUpCaller = (moment: RunMoment): boolean =>
  moment.sort === 'statement' && /^SELECT\b[^]*\bauth_\w/i.test(moment.text)

function keyOf(moment: RunMoment): string {
  switch (moment.sort) {
    case 'step':
      return JSON.stringify([moment.node, moment.item, moment.step])
    case 'statement':
      return moment.text
    case 'transaction':
      return ''
    case 'call':
      return `${moment.method} ${moment.url}`
    case 'span':
      return `${moment.service} ${moment.name}`
  }
}

/** What counts of a moment: not when it was and how long it took. */
function shownOf(moment: RunMoment): unknown {
  const { failed } = moment
  switch (moment.sort) {
    case 'step':
      return failed ?? moment.value ?? null
    case 'statement':
      return failed ?? { values: moment.values, rows: moment.rows }
    case 'transaction':
      return failed ?? 'kept'
    case 'call':
      return failed ?? moment.status
    case 'span':
      return failed ?? 'done'
  }
}
