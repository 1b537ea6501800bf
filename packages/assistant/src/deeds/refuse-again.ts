import { stepFor } from '@drawbridge/kinds/faces'
import { isObject } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { Doing } from '../things/doing.ts'
import type { Reading } from '../recipe.ts'
import { ifStep } from './add-event.ts'
import { casesIn } from './cases.ts'
import { FlowScene, oneOf, type When } from './scene.ts'
import { sentencesOf } from './sentence.ts'
import { Steps, text, type DrawnStep } from './steps.ts'
import { asPattern } from '../text/as-pattern.ts'

const IT =
  /^(?:(?:then\s+)?(?:refuse|reject|deny|block|decline|abort|stop|forbid)\s*(?:it|this|that|them|the [\p{L} ]+|[\p{L}_]+)?|(?:it|this|that|they|the [\p{L} ]+?)\s+(?:is|are|should be|must be|has to be|gets?|shall be)\s+(?:refused|rejected|denied|blocked|declined|aborted|not possible|not allowed)|(?:it|this|that)\s+(?:fails|must fail|should fail))$/iu

/** “If the stock isn’t enough, refuse it”: the flow that was drawn last is what “it” means. */
export function refusedAgain(clause: string, draft: Draft): Reading | undefined {
  const table = draft.playing('rows').find(({ id }) => id === draft.happened?.table)
  const events = table?.settings['events']
  const event = (Array.isArray(events) ? events : [])
    .filter((one) => isObject(one))
    .find(({ id }) => id === draft.happened?.event)
  const when = event && whenOf(String(event['when']))
  const known = event?.['steps']
  if (table === undefined || event === undefined || when === undefined || !Array.isArray(known))
    return undefined
  const prefix = `${String(event['id'])}_no`.slice(0, 44)
  for (const { main, sides } of sentencesOf(clause)) {
    const [side] = sides
    if (sides.length !== 1 || side === undefined || !IT.test(main.trim())) continue
    const scene = new FlowScene(table, when, draft, new Steps(prefix))
    const [condition] = casesIn([side], scene) ?? []
    if (condition === undefined) continue
    const message = text(`This ${oneOf(table)} can’t be accepted: ${side.words}.`)
    const no = [
      { id: scene.steps.id(), kind: stepFor('refuses').kind, settings: { status: 409, message } },
    ]
    const refuse = [...scene.steps.used(condition), ifStep(scene.steps.id(), condition, no)]
    const steps = [...refuse, ...otherNames(refuse, known)]
    const doing = new Doing(draft)
    const path = ['events', `#${String(event['id'])}`, 'steps']
    doing.do(`It is refused where ${side.words}.`, [
      { type: 'setSetting', id: table.id, path, value: steps },
    ])
    return doing.reading
  }
  return undefined
}

const whenOf = (when: string): When | undefined =>
  (['Create', 'Update', 'Delete'] as const).find((one) => when.endsWith(one))

/** Steps that name a value as others do before them get other names. */
function otherNames(before: readonly DrawnStep[], steps: readonly unknown[]): readonly DrawnStep[] {
  const taken = before.map(({ name }) => name).filter((name) => typeof name === 'string')
  const renamed = taken.reduce(
    (all, name) =>
      all.replaceAll(
        new RegExp(String.raw`(?<![.\w])${asPattern(name)}\b(?!":)`, 'g'),
        `${name}Now`,
      ),
    JSON.stringify(steps),
  )
  return JSON.parse(renamed)
}
