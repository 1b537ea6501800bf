import type { Command } from '@drawbridge/commands'
import type { Step } from '@drawbridge/kinds/faces'
import type { Json } from '@drawbridge/manifest'
import type { Shown } from './current.ts'
import { freeName, inserting, jsonOf, removing, sameList } from './edits.ts'
import { namesIn } from './names-in.ts'
import { propertyOf } from './property-of.ts'
import { seenAt } from './scope.ts'
import type { Scopes } from './scopes.ts'
import { everyStep, type Placed } from './tree.ts'

/** Whether steps follow each other in one list, so that one step can take their place. */
export function sideBySide(steps: readonly Placed[]): boolean {
  const [first] = steps
  return (
    first !== undefined &&
    steps.every(({ list, at }, index) => sameList(list, first.list) && at === first.at + index)
  )
}

interface Making {
  readonly scopes: Scopes
  readonly name: string
  readonly newId: (prefix: string) => string
}

/**
 * Steps as a flow of their own, with what they use from before them as its inputs, and a call in
 * their place. What later steps use of them is given back: one value as itself, several as an
 * object that is taken apart again under the old names.
 */
export function extracting(
  { flow, tree }: Shown,
  steps: readonly Placed[],
  { scopes, name, newId }: Making,
): { readonly commands: readonly Command[]; readonly call: string } {
  const [first] = steps
  const moved = steps.map(({ step }) => step)
  const inside = steps.flatMap((placed) => [placed, ...placed.bodies.flatMap(everyStep)])
  const own = new Set(moved.flatMap((step) => step.name ?? []))
  const used = namesIn(moved.map(jsonOf))
  const known = new Map(
    (first ? seenAt(scopes, tree, first.step.id).named : []).map((one) => [one.name, one.type]),
  )
  const inputs = [...known].filter(([one]) => used.has(one) && !own.has(one))
  const later = everyStep(tree).filter((placed) => !inside.includes(placed))
  const wanted = namesIn(later.map(({ step }) => ({ name: '', settings: step.settings })))
  const given = [...own].filter((one) => wanted.has(one))

  const id = newId('flow')
  const call = newId('s')
  const [only, ...more] = given
  const result = more.length === 0 ? only : freeName('result', new Set([...known.keys(), ...own]))
  const value = more.length === 0 ? only : `{ ${given.join(', ')} }`
  const settings = {
    inputs: inputs.map(([input, type]) => propertyOf(input, type, newId)) as unknown as Json,
    steps: [...moved, ...(value === undefined ? [] : [give(newId('s'), value)])].map(jsonOf),
  }
  const calling: Step = {
    id: call,
    kind: 'call',
    ...(result !== undefined && { name: result }),
    settings: { flow: id, inputs: Object.fromEntries(inputs.map(([input]) => [input, input])) },
  }
  const apart =
    more.length === 0 ? [] : given.map((one) => set(newId('s'), one, `${result}.${one}`))
  const spot = { list: first?.list ?? tree.list, at: first?.at ?? 0 }
  return {
    call,
    commands: [
      { type: 'addNode', node: { id, kind: 'flow', name, settings } },
      ...removing(
        flow.node,
        tree,
        moved.map((step) => step.id),
      ),
      ...inserting(flow.node, spot, [calling, ...apart]),
    ],
  }
}

const give = (id: string, value: string): Step => ({ id, kind: 'give', settings: { value } })

const set = (id: string, name: string, value: string): Step => ({
  id,
  kind: 'set',
  name,
  settings: { value },
})
