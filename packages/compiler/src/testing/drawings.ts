import { readFileSync } from 'node:fs'
import { isObject, type Json } from '@drawbridge/manifest'
import { errorsOf } from './places.ts'
import { slots, valueAt, withValue, type Slot } from './slots.ts'

/** A fenced case of a kind's page, and the codes that it says the case gives. */
const CASE = /```json\n(.*?)```\s+gives ([^.]*)\./gs

export interface PageCase {
  readonly drawing: Json
  /** Codes of what is said about it. */
  readonly gives: readonly string[]
}

export function casesOf(page: URL): readonly PageCase[] {
  return [...readFileSync(page, 'utf8').matchAll(CASE)].map(([, text = '', codes = '']) => ({
    drawing: JSON.parse(text) as Json,
    gives: [...codes.matchAll(/`([a-z-]+)`/g)].map(([, code = '']) => code),
  }))
}

const EVERY_STEP = JSON.parse(
  readFileSync(new URL('every-step.json', import.meta.url), 'utf8'),
) as Json

/** A drawing with a step of this kind, and with no more endpoints and flows round it than it needs. */
export function drawingOfStep(kind: string): Json {
  const others = slots(EVERY_STEP).filter((slot) => {
    const value = valueAt(EVERY_STEP, slot)
    const isFlow = slot.at(-2) === 'endpoints' || (isObject(value) && value['kind'] === 'flow')
    return isFlow && stepsOf(value, kind).length === 0
  })
  // From the last to the first, so that the places of those that are left stay right.
  return without(EVERY_STEP, others.toReversed())
}

/** Takes out all of these at once where nothing misses them, else by halves. */
function without(drawing: Json, found: readonly Slot[]): Json {
  const smaller = found.reduce((left, slot) => withValue(left, slot, undefined), drawing)
  if (errorsOf(smaller).length === 0) return smaller
  const half = found.length >> 1
  if (half === 0) return drawing
  return without(without(drawing, found.slice(0, half)), found.slice(half))
}

/** Where the steps of this kind stand. */
export function stepsOf(value: Json | undefined, kind: string): readonly Slot[] {
  if (value === undefined) return []
  return slots(value).filter((slot) => {
    const found = valueAt(value, slot)
    return slot.includes('steps') && isObject(found) && found['kind'] === kind
  })
}
