import { admits, isOpen, tableIn } from './doors.ts'
import { isSafe, requestOf } from './requests.ts'
import { CANARY } from './rows.ts'
import type { Tally } from './tally.ts'
import type { Person, Target } from './target.ts'

/** What is hidden is neither answered, nor chosen, nor asked about. */
export async function withHiddenFields(
  target: Target,
  people: readonly Person[],
  tally: Tally,
): Promise<void> {
  for (const route of target.routes.filter(isSafe)) {
    const table = tableIn(target.model, route)
    const hidden = table?.columns.filter(
      ({ readable, role }) => !readable || role === 'passwordHash',
    )
    for (const { id, name, headers } of people) {
      const answer = await target.call(requestOf(target, route, id, headers))
      const isHeld = !answer.body.includes(CANARY)
      tally.judged({ caller: name, how: 'reads what is hidden', route, isHeld, answer })
    }
    const able = people.find((one) => isOpen(route) || admits(route, one))
    if (route.operation !== 'list' || able === undefined) continue
    const names = [
      ...(hidden ?? []).flatMap(({ name, sql }) => [name, sql]),
      '__proto__',
      'constructor',
    ]
    for (const name of names)
      for (const query of [
        `fields=${name}`,
        `sort=${name}`,
        `include=${name}`,
        `${name}=x`,
        `${name}[startsWith]=k`,
        `${name}[isNull]=false`,
      ]) {
        const answer = await target.call({ url: `${route.path}?${query}`, headers: able.headers })
        const isHeld = answer.statusCode === 400
        tally.judged({ caller: able.name, how: `by ${query}`, route, isHeld, answer })
      }
  }
}
