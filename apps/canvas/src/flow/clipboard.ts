import type { Step } from '@drawbridge/kinds/faces'
import { isObject, type Json } from '@drawbridge/manifest'
import { itemsOf } from './place.ts'

/**
 * Steps on the clipboard: plain JSON text, which can be pasted into a chat or another project.
 * Secrets stand in flows as names alone, so none can be copied.
 */
export const clipSteps = (steps: readonly Step[]): string =>
  JSON.stringify({ drawbridge: 'steps', steps }, null, 2)

const MOST_STEPS = 500

/** The steps in a text, or why there are none. */
export function readSteps(
  text: string,
): { readonly steps: readonly Step[] } | { readonly reason: string } {
  let value: Json
  try {
    value = JSON.parse(text)
  } catch {
    return { reason: 'There are no steps on the clipboard.' }
  }
  const steps = itemsOf(isObject(value) ? value['steps'] : undefined).filter(isStep)
  if (steps.length === 0) return { reason: 'There are no steps on the clipboard.' }
  if (steps.length > MOST_STEPS)
    return { reason: `That is ${steps.length} steps; paste at most ${MOST_STEPS} at once.` }
  return { steps: steps as unknown as readonly Step[] }
}

/** A step, and what it holds are steps too: a drawing must never be broken by a paste. */
function isStep(value: Json): boolean {
  if (!isObject(value)) return false
  const { id, kind, settings, bodies, name } = value
  if (typeof id !== 'string' || typeof kind !== 'string' || !isObject(settings)) return false
  if (name !== undefined && typeof name !== 'string') return false
  if (bodies === undefined) return true
  return (
    isObject(bodies) &&
    Object.values(bodies).every((inner: Json) => Array.isArray(inner) && inner.every(isStep))
  )
}
