import { settled, stepFaceOf, type Slot, type Step, type Words } from '@drawbridge/kinds/faces'
import type { Manifest } from '@drawbridge/manifest'

export const stepTitle = (kind: string): string => stepFaceOf(kind)?.title ?? kind

/**
 * The bodies of a step, in order. Those that its kind does not know of (a case that was taken out,
 * a kind from elsewhere) come last, so that nothing in them is lost from sight.
 */
export function slotsOf(step: Step): readonly Slot[] {
  const known = settled(() => stepFaceOf(step.kind)?.slots(step) ?? [], [])
  const names = new Set(known.map(({ name }) => name))
  const more = Object.entries(step.bodies ?? {}).filter(
    ([name, steps]) => !names.has(name) && Array.isArray(steps) && steps.length > 0,
  )
  return [...known, ...more.map(([name]) => ({ name, title: name }))]
}

export const yieldsValue = (step: Step): boolean =>
  settled(() => stepFaceOf(step.kind)?.yields(step) ?? false, false)

/** The live sentence of a step; one whose settings are not yet right gets its kind's summary. */
export function stepSentence(step: Step, words: Words): string {
  const face = stepFaceOf(step.kind)
  if (!face) return 'The studio does not know this kind of step.'
  return settled(() => face.sentence(step, words), face.summary)
}

/** Names of what steps mention by id. */
export function wordsOf({ nodes }: Manifest): Words {
  const name = (id: string): string => nodes.find((node) => node.id === id)?.name ?? '…'
  return { table: name, flow: name }
}
