import type { Node } from '@drawbridge/manifest'
import { named } from '../fields-of.ts'
import { ACTS } from '../people/act-words.ts'
import type { FlowScene, Place } from './scene.ts'
import { verbOf } from './verbs.ts'

const DONE =
  /\b(?:has|have|had|'ve|who|they|you|he|she|actually|really|user|customer|member)\s*(?:has|have|had|'ve)?\s*(?<not>not|n't|never)?\s*(?:yet\s+|already\s+|actually\s+|really\s+|ever\s+|previously\s+|at least once\s+)*(?<verb>bought|ordered|purchased|borrowed|attended|booked|rented|visited|completed|enrolled in|used|taken|read|received)\b/i
const NAMES: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    buy: /order|purchase|sale|item/i,
    order: /order|purchase|item/i,
    purchase: /order|purchase|sale|item/i,
    attend: /attend|enrol|registration|booking|ticket|sign_?up/i,
    visit: /visit|booking|reservation|appointment|stay|order/i,
    read: /loan|borrow|purchase|order/i,
    use: /order|booking|rental|loan/i,
    take: /enrol|booking|order|attend/i,
    complete: /order|enrol|booking|completion/i,
    receive: /order|deliver/i,
  }),
)

/** `they have bought the product`: there is a row of theirs that leads to it. */
export function hasDone(words: string, scene: FlowScene): string | undefined {
  const found = DONE.exec(words)?.groups
  if (found === undefined) return undefined
  const verb = verbOf((found['verb'] ?? '').split(' ')[0] ?? '')
  for (const place of scene.places.filter(({ path }) => path.length === 1)) {
    const table = scene.draft
      .playing('rows')
      .find((one) => one.id !== scene.table.id && isKept(one, verb) && proofOf(one, place, scene))
    const proof = table && proofOf(table, place, scene)
    if (table === undefined || proof === undefined) continue
    const relation = place.path[0]?.name ?? ''
    const key = scene.value(`row.${relation}Id`, `${relation} id`)
    const name = scene.steps.freeName('timesDone')
    scene.steps.add('counts', { table: table.id, where: proof(key) }, name)
    return `${name} ${found['not'] === undefined ? '>' : '=='} 0`
  }
  return undefined
}

function isKept({ name }: Node, verb: string): boolean {
  const names = ACTS.filter(({ verbs }) => verbs.split('|').includes(verb)).flatMap(
    (act) => act.names,
  )
  return names.some((one) => name.endsWith(one)) || (NAMES.get(verb)?.test(name) ?? false)
}

/** Rows that lead to a place, and whose they are: their own owner’s, or that of what they are part of. */
function proofOf(
  table: Node,
  place: Place,
  scene: FlowScene,
): ((key: string) => string) | undefined {
  const relations = named(table, 'relations')
  const back = relations.find(({ target }) => target === place.table.id)
  if (back === undefined || back['type'] === 'manyToMany') return undefined
  if (table.settings['owner'] === true)
    return (key) => `row.${back.name}Id == ${key} && row.owner == user`
  const whole = relations.find(
    ({ target }) =>
      scene.draft.playing('rows').find(({ id }) => id === target)?.settings['owner'] === true,
  )
  if (whole) return (key) => `row.${back.name}Id == ${key} && row.${whole.name}.owner == user`
  const shared = relations.find(
    ({ target, id }) =>
      id !== back.id &&
      named(scene.table, 'relations').some(
        (one) => one['target'] === target && one['type'] !== 'manyToMany',
      ),
  )
  const own = named(scene.table, 'relations').find((one) => one['target'] === shared?.['target'])
  if (shared === undefined || own === undefined) return undefined
  const who = scene.value(`row.${own.name}Id`, `${own.name} id`)
  return (key) => `row.${back.name}Id == ${key} && row.${shared.name}Id == ${who}`
}
