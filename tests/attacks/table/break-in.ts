import { asNobody } from './as-nobody.ts'
import { aboutShutRows, withWrongRole } from './at-rows.ts'
import { acquaintances, NOBODY, oneOfEach } from './cast.ts'
import { addressOf, isOpen } from './doors.ts'
import { withForeignFields } from './foreign-fields.ts'
import { withHiddenFields } from './hidden-fields.ts'
import { inLists } from './in-lists.ts'
import { programs, withNarrowKeys } from './keys.ts'
import { withOracles } from './oracles.ts'
import { rowsOf } from './rows.ts'
import { Tally } from './tally.ts'
import type { Target } from './target.ts'
import { intoForeignRows } from './ties.ts'
import { withTickets } from './tickets.ts'
import { everyRouteAnswers } from './valid-calls.ts'
import { withWaysOfOthers } from './ways-of-others.ts'

/**
 * Everybody tries every route, about rows that are somebody else’s and rows that are not there: nobody,
 * those who were somebody once, one of each role, and those whom somebody knows. Only what the
 * drawing says lets them in.
 */
export async function breakIn(target: Target): Promise<Tally> {
  const tally = new Tally()
  const [first = ''] = target.model.auth?.settings.roles ?? []
  const victim = await target.signUp(first, 'the owner')
  const rows = await rowsOf(target, victim)
  await asNobody(target, rows, tally)
  const strangers = await oneOfEach(target)
  const known = await acquaintances(target, rows)
  const keyed = await programs(target)
  for (const person of [NOBODY, ...strangers, ...known, ...keyed, victim]) {
    if (person !== NOBODY) await withWrongRole(target, rows, person, tally)
    await aboutShutRows(target, rows, person, tally)
    await inLists(target, person, tally)
  }
  await withNarrowKeys(target, rows, tally)
  for (const person of [...strangers, ...known, ...keyed])
    await intoForeignRows(target, rows, person, await rowsOf(target, person), tally)
  await withWaysOfOthers(target, victim, rows, [...strangers, ...keyed], tally)
  await withTickets(target, tally)
  await withHiddenFields(target, [victim, ...strangers], tally)
  await withOracles(target, [NOBODY, ...strangers, ...known, ...keyed], tally)
  await withForeignFields(target, tally)
  everyRouteIsJudged(target, tally)
  await everyRouteAnswers(target, rows, [victim, ...strangers, ...known], tally)
  return tally
}

/** What is always there, for everybody to read. */
const OPEN = [
  'GET /health/live',
  'GET /health/ready',
  'GET /openapi.json',
  'GET /docs',
  'GET /docs/*',
]

/** None is left out: what the emitted table names is what was attacked, but for what is for everybody. */
function everyRouteIsJudged({ routes, policy }: Target, tally: Tally): void {
  const known = [...routes.map(addressOf), ...OPEN]
  for (const address of new Set([...Object.keys(policy), ...known])) {
    const rules = policy[address]
    const isKnown = known.includes(address) && rules !== undefined
    const isSame = !OPEN.includes(address) || rules?.join() === 'public'
    tally.held(isKnown && isSame, () => `${address} is not in both tables`)
  }
  for (const route of routes)
    tally.held(
      isOpen(route) || tally.routes.has(`${route.method} ${route.path}`),
      () => `${route.method} ${route.path} was left out`,
    )
}
