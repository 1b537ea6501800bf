import { code, lit, ref, type Code } from '@drawbridge/source'
import { truthOf } from '../../../table/emit/rule-tests/judge.ts'
import { seedOf } from '../../../table/emit/rule-tests/seed.ts'
import { titleOf } from '../../../table/emit/rule-tests/title.ts'
import { placesIn, worldsOf } from '../../../table/emit/rule-tests/worlds.ts'
import { isAboutPeople, isOfCaller, sceneOf, type Asking } from './asking.ts'

/** That somebody is told of the rows that are for them, and of no others. */
export function listTests(asking: Asking): readonly Code[] {
  const { method, path, search, rules, model, callers } = asking
  const [listed] = rules.listed
  const isPlain = method === 'GET' && rules.end === 200 && rules.wanted.length === 0
  if (!isPlain || listed === undefined || path.includes(':')) return []
  const names = new Map([[listed.row.path.replace('row.', ''), listed.row]])
  const about = { ...asking, rules: { ...rules, rows: names } }
  const places = placesIn([listed.condition], { model, rows: names, sent: asking.sent })
  if (!places.some(isAboutPeople)) return []
  const worlds = worldsOf([listed.condition], places)
  return [true, false].flatMap((isTold) => {
    const world = worlds.find((one) => truthOf(listed.condition, sceneOf(one, about)) === isTold)
    const seed = world && seedOf(listed.row, world, model)
    if (world === undefined || seed === undefined || seed.followers.length > 0) return []
    const able = callers.filter(({ role }) => role !== undefined)
    const answers = Object.fromEntries(able.map(({ name }) => [name, isTold]))
    const which = isTold ? titleOf(places, world).replaceAll('row.', '') : 'otherwise'
    return code`
      ${ref('test', 'node:test')}(${lit(`${method} ${path} tells ${isTold ? 'of a row' : 'nothing of a row'} ${which}`)}, () => {
        const answers = ${lit(answers)}
        return rows.expectTold(answers, ${lit(path + search)}, async (${isOfCaller(places, world) && code`caller`}) => {
          ${seed.statements}
          await ${seed.inserted}
        })
      })`
  })
}
