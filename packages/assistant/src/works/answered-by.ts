import { stepPlays } from '@drawbridge/kinds/faces'
import { itemsOf, type JsonObject } from '@drawbridge/manifest'
import { stepsOf, stepsWithin } from '../explain/drawn-flows.ts'
import { failuresOf } from '../explain/step-words.ts'

/** The words that failures are told in are not looked at. */
const UNNAMED = { table: () => '', flow: () => '' }

/**
 * The status that an endpoint answers whoever may call it with; undefined where it asks for anything,
 * where it does more than look at rows, or where its steps may answer in several ways.
 */
export function answeredBy(endpoint: JsonObject): number | undefined {
  const asks = ['params', 'query', 'headers', 'body'].flatMap((list) => itemsOf(endpoint[list]))
  const steps = stepsOf(itemsOf(endpoint['steps']))
  const all = stepsWithin(steps).map(({ step }) => step)
  const isPlain = all.every((step) =>
    stepPlays(step, 'names', 'finds', 'gathers', 'counts', 'sums', 'chooses', 'answers'),
  )
  if (asks.length > 0 || !isPlain || failuresOf(steps, UNNAMED).length > 0) return undefined
  const answers = all.filter((step) => stepPlays(step, 'answers'))
  const [status, ...others] = new Set(answers.map(({ settings }) => settings['status'] ?? 200))
  return typeof status === 'number' && others.length === 0 ? status : undefined
}
