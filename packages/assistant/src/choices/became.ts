import { isObject, itemsOf } from '@drawbridge/manifest'
import { eachTimeIn } from '../things/each-time.ts'
import { happeningIn } from '../deeds/event.ts'
import { singularOf } from '@drawbridge/kinds/faces'
import type { Ambiguity } from './doubt.ts'

const WHEN =
  /^(?:when|once|whenever|as soon as|after)\s+(?:an?|the|somebody's|someone's)\s+(?<thing>[\p{L}_]+(?:\s[\p{L}_]+)?)\s+(?:is|gets|has been|was|becomes)\s+(?<state>[\p{L}]+(?:ed|id|t|n|ne))\b/iu

/** What a row is not told by its fields. */
const DEED =
  /^(?:marked|set|put|turned|switched|moved|declared|reopened|created|added|made|deleted|removed|updated|changed|edited|saved|inserted|placed)$/i

/** “When an order is paid”, where nothing says whether it is. */
export const became: Ambiguity = {
  examples: [
    {
      before: 'add orders with total',
      phrase: 'when an order is paid, e-mail the customer',
    },
  ],
  find(phrase, { draft }) {
    const { thing = '', state = '' } = WHEN.exec(phrase)?.groups ?? {}
    const table = draft.table(thing)
    if (table === undefined || eachTimeIn(phrase) !== undefined || state === '' || DEED.test(state))
      return undefined
    const fields = itemsOf(table.settings['fields'])
    if (fields.some((field) => tells(field, state))) return undefined
    // That may be said otherwise: whoever is enrolled has an enrolment.
    if (happeningIn(`the ${thing} is ${state}`, draft) !== undefined) return undefined
    const status = fields.find(
      ({ type, name: called }) =>
        type === 'enum' && /stat(?:e|us)|stage|phase|step/i.test(String(called)),
    )
    const { name } = table
    const one = singularOf(thing.toLowerCase())
    return {
      id: `state:${table.id}-${state.toLowerCase()}`,
      text: `How is it kept that ${/^[aeiou]/.test(one) ? 'an' : 'a'} ${one} is ${state}?`,
      meanings: [
        status
          ? {
              id: 'status',
              says: `${state}, as one more choice of its ${String(status['name'])}`,
              wording: [`add ${state} to the ${String(status['name'])} of ${name}`, phrase],
            }
          : {
              id: 'status',
              says: `By its status: open, or ${state}`,
              wording: [`${name} have a status (open, ${state})`, phrase],
            },
        {
          id: 'flag',
          says: `By a field ${state}: yes or no`,
          wording: [`add ${state} (yes/no) to ${name}`, `${state} of ${name} is required`, phrase],
        },
        {
          id: 'time',
          says: `By when it was ${state}: a date and time`,
          wording: [`add ${state} at (date and time) to ${name}`, phrase],
        },
      ],
    }
  },
}

function tells(field: ReturnType<typeof itemsOf>[number], state: string): boolean {
  const { name, values } = field
  const word = state.toLowerCase()
  const isChoice =
    Array.isArray(values) &&
    values.some((value) => String(isObject(value) ? value['name'] : value) === word)
  // “unpublished” is not published.
  const bare = word.replace(/^un(?=\p{L}{4,})/u, '')
  return isChoice || String(name).toLowerCase().startsWith(bare)
}
