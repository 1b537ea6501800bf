import type { Command, Path } from '@drawbridge/commands'
import type { Step } from '@drawbridge/kinds/faces'
import type { Json } from '@drawbridge/manifest'
import { outermost, type Body, type Placed } from './tree.ts'

/** A place between two steps, or at the end of a list. */
export interface Spot {
  readonly list: Path
  readonly at: number
}

/** A step as it stands in a drawing. */
export const jsonOf = (step: Step): Json => step as unknown as Json

export const inserting = (node: string, spot: Spot, steps: readonly Step[]): readonly Command[] =>
  steps.map((step, index) => ({
    type: 'insertItem',
    id: node,
    path: spot.list,
    item: jsonOf(step),
    at: spot.at + index,
  }))

/** The last first, so that each goes back to its place when it is undone. */
export const removing = (node: string, tree: Body, ids: readonly string[]): readonly Command[] =>
  outermost(tree, ids)
    .toReversed()
    .map(({ path }) => ({ type: 'removeItem', id: node, path }))

/** Moves steps, with all that they hold; null where a step would have to stand in itself. */
export function moving(
  node: string,
  tree: Body,
  ids: readonly string[],
  spot: Spot,
): readonly Command[] | null {
  const steps = outermost(tree, ids)
  if (steps.some(({ path }) => isUnder(spot.list, path))) return null
  if (stays(steps, spot)) return []
  const before = steps.filter(({ list, at }) => sameList(list, spot.list) && at < spot.at).length
  const [only] = steps
  if (only && steps.length === 1 && sameList(only.list, spot.list))
    return [{ type: 'moveItem', id: node, path: only.path, to: spot.at - before }]
  return [
    ...removing(node, tree, ids),
    ...inserting(
      node,
      { list: spot.list, at: spot.at - before },
      steps.map(({ step }) => step),
    ),
  ]
}

/** Whether the steps stand there already, side by side. */
function stays(steps: readonly Placed[], { list, at }: Spot): boolean {
  const first = steps[0]
  if (!first || !sameList(first.list, list)) return steps.length === 0
  const side = steps.every(
    (placed, index) => sameList(placed.list, list) && placed.at === first.at + index,
  )
  return side && at >= first.at && at <= first.at + steps.length
}

export const sameList = (a: Path, b: Path): boolean => a.join('/') === b.join('/')

export const isUnder = (list: Path, step: Path): boolean =>
  step.every((segment, index) => list[index] === segment)

/** Copies with ids of their own, inside and out, and names that nothing else in the flow has. */
export function copies(
  steps: readonly Step[],
  taken: ReadonlySet<string>,
  newId: (prefix: string) => string,
): readonly Step[] {
  const names = new Set(taken)
  const copy = (step: Step): Step => {
    const name = step.name === undefined ? undefined : freeName(step.name, names)
    if (name !== undefined) names.add(name)
    const bodies = Object.entries(step.bodies ?? {}).map(
      ([slot, inner]) => [slot, inner.map(copy)] as const,
    )
    return {
      ...step,
      id: newId('s'),
      ...(name !== undefined && { name }),
      ...(step.bodies && { bodies: Object.fromEntries(bodies) }),
    }
  }
  return steps.map(copy)
}

/** A name that is not taken: `article`, `article2`, … */
export function freeName(wished: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wished)) return wished
  const stem = wished.replace(/\d+$/, '')
  for (let number = 2; ; number += 1) if (!taken.has(`${stem}${number}`)) return `${stem}${number}`
}
