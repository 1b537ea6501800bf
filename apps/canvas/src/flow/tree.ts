import type { Path } from '@drawbridge/commands'
import type { Step } from '@drawbridge/kinds/faces'
import { isObject, type Json } from '@drawbridge/manifest'
import { slotsOf } from '../kinds/steps.ts'
import { itemsOf, type OpenFlow } from './place.ts'

/** A list of steps and where it stands. */
export interface Body {
  readonly slot: string
  /** What people call it; empty for the flow's own. */
  readonly title: string
  readonly list: Path
  readonly steps: readonly Placed[]
}

/** A step in its flow. */
export interface Placed {
  readonly step: Step
  /** The list that it stands in, and its place there. */
  readonly list: Path
  readonly at: number
  readonly path: Path
  /** JSON pointer inside the part, by which problems and lines of code name it. */
  readonly pointer: string
  readonly bodies: readonly Body[]
}

/** The steps of a flow as a tree. What is not a step is passed over. */
export const treeOf = (flow: OpenFlow): Body =>
  bodyOf(
    flow.holder['steps'],
    { slot: 'steps', title: '' },
    [...flow.path, 'steps'],
    `${flow.pointer}/steps`,
  )

function bodyOf(
  value: Json | undefined,
  { slot, title }: { readonly slot: string; readonly title: string },
  list: Path,
  pointer: string,
): Body {
  const all = Array.isArray(value) ? (value as readonly Json[]) : []
  const steps = itemsOf(value).map((item, at): Placed => {
    const step = stepOf(item)
    const path = [...list, `#${step.id}`]
    const own = `${pointer}/${all.indexOf(item)}`
    const bodies = slotsOf(step).map((one) =>
      bodyOf(
        bodiesOf(item)[one.name],
        { slot: one.name, title: one.title },
        [...path, 'bodies', one.name],
        `${own}/bodies/${one.name}`,
      ),
    )
    return { step, list, at, path, pointer: own, bodies }
  })
  return { slot, title, list, steps }
}

const bodiesOf = (item: Json): Readonly<Record<string, Json>> => {
  const bodies = isObject(item) ? item['bodies'] : undefined
  return isObject(bodies) ? bodies : {}
}

/** A step with everything there that a step has. */
function stepOf(item: Readonly<Record<string, Json>> & { readonly id: string }): Step {
  const { id, kind, name, note, settings, bodies } = item
  return {
    id,
    kind: typeof kind === 'string' ? kind : '',
    ...(typeof name === 'string' && { name }),
    ...(typeof note === 'string' && { note }),
    settings: isObject(settings) ? settings : {},
    ...(isObject(bodies) && { bodies: bodies as unknown as NonNullable<Step['bodies']> }),
  }
}

/** Every step, each before those that it holds. */
export function everyStep(body: Body): readonly Placed[] {
  return body.steps.flatMap((placed) => [placed, ...placed.bodies.flatMap(everyStep)])
}

export const findStep = (body: Body, id: string): Placed | undefined =>
  everyStep(body).find(({ step }) => step.id === id)

/** Those of some steps that stand in none of the others, in the order of the flow. */
export function outermost(body: Body, ids: readonly string[]): readonly Placed[] {
  return body.steps.flatMap((placed) =>
    ids.includes(placed.step.id)
      ? [placed]
      : placed.bodies.flatMap((inner) => outermost(inner, ids)),
  )
}

/** The steps around one, the nearest last. */
export function around(body: Body, id: string): readonly Placed[] {
  for (const placed of body.steps) {
    if (placed.step.id === id) return []
    for (const inner of placed.bodies) {
      if (!findStep(inner, id)) continue
      return [placed, ...around(inner, id)]
    }
  }
  return []
}

/** The list of steps at a path. */
export function bodyAt(body: Body, list: Path): Body | undefined {
  if (body.list.join('/') === list.join('/')) return body
  for (const { bodies } of body.steps)
    for (const inner of bodies) {
      const found = bodyAt(inner, list)
      if (found) return found
    }
  return undefined
}
