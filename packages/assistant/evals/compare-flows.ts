import type { ExpectedFlow } from './case.ts'
import type { Finding } from './compare.ts'
import type { DrawnFlow } from './drawn-flows.ts'
import { alternatives, meant, meantWords, whoIsMeant } from './meaning.ts'

/** Each wanted flow against the new or changed one that comes nearest to it. */
export function compareFlows(
  wanted: readonly ExpectedFlow[],
  before: readonly DrawnFlow[],
  drawn: readonly DrawnFlow[],
): readonly Finding[] {
  const left = drawn.filter(({ text }) => !before.some((old) => old.text === text))
  const lost = before.filter(({ id }) => !drawn.some((flow) => flow.id === id))
  const findings = wanted.flatMap((flow) => {
    const best = nearestOf(flow, left)
    if (best === undefined) return against(flow, undefined)
    left.splice(left.indexOf(best), 1)
    return against(flow, best)
  })
  return [
    ...findings,
    ...left.flatMap((flow) => [
      wrong(groupOf(flow.on), `a flow on ${flow.on}`),
      ...flow.effects.filter(isToBeSeen).map((effect) => wrong('flows', effectSaid(effect))),
    ]),
    ...lost.map(({ on }) => wrong('changes', `the flow on ${on} is gone`)),
  ]
}

function nearestOf(wanted: ExpectedFlow, flows: readonly DrawnFlow[]): DrawnFlow | undefined {
  const count = (flow: DrawnFlow): number =>
    against(wanted, flow).filter(({ how }) => how === 'right').length
  return flows
    .filter((flow) => isSetGoing(wanted, flow))
    .toSorted((one, other) => count(other) - count(one))[0]
}

function against(wanted: ExpectedFlow, flow: DrawnFlow | undefined): readonly Finding[] {
  const group = groupOf(wanted.on)
  const how = (is: boolean): Finding['how'] => (is ? 'right' : 'missed')
  const left = [...(flow?.effects ?? [])]
  const effects = wanted.does.flatMap((text): readonly Finding[] => {
    const optional = text.startsWith('?')
    const at = left.findIndex((effect) => isEffect(effect, optional ? text.slice(1) : text))
    if (at >= 0) left.splice(at, 1)
    return optional ? [] : [{ group: 'flows', says: `${wanted.on}: ${text}`, how: how(at >= 0) }]
  })
  const spoken = wanted.if ?? []
  const access = wanted.access
  return [
    { group, says: `a flow on ${wanted.on}`, how: how(flow !== undefined) },
    ...(spoken.length === 0
      ? []
      : [
          {
            group: 'flows' as const,
            says: `${wanted.on}: if ${spoken.join(' and ')}`,
            how: how(flow !== undefined && isAskedFor(spoken, flow)),
          },
        ]),
    ...(access === undefined
      ? []
      : [
          {
            group: 'rules' as const,
            says: `${wanted.on}: ${access} may`,
            how: how(
              alternatives(access).some((who) => whoIsMeant(who.split(',')) === flow?.access),
            ),
          },
        ]),
    ...effects,
    ...left
      .filter(isToBeSeen)
      .map((effect) => wrong('flows', `${wanted.on}: ${effectSaid(effect)}`)),
  ]
}

function isSetGoing({ on }: ExpectedFlow, flow: DrawnFlow): boolean {
  return alternatives(on).some((one) => {
    const [first = '', ...words] = one.split(' ')
    if (first !== first.toUpperCase()) return flow.on === `${first} ${meant(words.join(' '))}`
    return flow.on === first && words.flatMap(meantWords).every((word) => flow.words.includes(word))
  })
}

/** `paid|settled` is spoken of when one of them is. */
function isAskedFor(spoken: readonly string[], flow: DrawnFlow): boolean {
  return spoken.every((words) =>
    alternatives(words).some((one) =>
      meantWords(one).every((word) => flow.conditions.includes(word)),
    ),
  )
}

type Effect = DrawnFlow['effects'][number]

/** What is looked up and what is refused harms nobody. */
function isToBeSeen({ verb }: Effect): boolean {
  return verb !== 'read' && verb !== 'fail'
}

function isEffect(effect: Effect, text: string): boolean {
  return alternatives(text).some((one) => {
    const [verb, table, ...fields] = one.split(' ')
    const isVerb =
      effect.verb === verb || (effect.verb === 'upsert' && (verb === 'create' || verb === 'update'))
    if (!isVerb || (table !== undefined && meant(table) !== effect.table)) return false
    return fields.every((field) => effect.fields.includes(meant(field)))
  })
}

function effectSaid({ verb, table, fields }: Effect): string {
  return [verb, table, ...fields].filter((word) => word !== '').join(' ')
}

function groupOf(on: string): 'endpoints' | 'flows' {
  return /^[A-Z]/.test(on) ? 'endpoints' : 'flows'
}

function wrong(group: Finding['group'], says: string): Finding {
  return { group, how: 'wrong', says }
}
