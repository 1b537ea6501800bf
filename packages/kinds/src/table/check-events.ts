import { diagnose, pointer, type Diagnostic } from '@drawbridge/manifest'
import type { Drawing, TablePart } from '../drawing.ts'
import { checkStepShapes } from '../flow/decode-steps.ts'
import { checkCodeName } from '../names/possible.ts'
import { folded } from '../names/words.ts'

/** Events by themselves: what their steps mean is looked at once the tables have a meaning. */
export function checkEvents(
  { node, settings }: TablePart,
  drawing: Drawing,
): readonly Diagnostic[] {
  const events = settings.events ?? []
  const ids = new Set<string>()
  return events.flatMap(({ id, name, steps }, index) => {
    const path = ['settings', 'events', index]
    const at = (key: string) => ({ node: node.id, field: pointer(...path, key) })
    const found: Diagnostic[] = []
    if (ids.has(id)) found.push(diagnose('duplicate-id', at('id'), { id, what: 'events' }))
    ids.add(id)
    found.push(...checkCodeName('An event', name, at('name')))
    const others = flowNames(drawing).filter((one) => folded(one) === folded(name))
    if (others.length > 1) {
      const facts = { what: 'The event', name, other: 'another flow, endpoint or event' }
      found.push(diagnose('duplicate-name', at('name'), facts))
    }
    return [...found, ...checkStepShapes(steps, node.id, [...path, 'steps'])]
  })
}

/** Each flow is a function, whose name is its own in the whole backend. */
function flowNames({ apis, flows, tables }: Drawing): readonly string[] {
  return [
    ...apis.flatMap(({ settings }) => settings.endpoints).map(({ name }) => name),
    ...flows.map(({ node }) => node.name),
    ...tables.flatMap(({ settings }) => settings.events ?? []).map(({ name }) => name),
  ]
}
