import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { mentions, stepSays, wordsIn } from '../explain/step-words.ts'
import { allFlows, nameOfFlow, stepsWithin } from '../explain/drawn-flows.ts'
import { named } from '../fields-of.ts'
import { fieldsMeant } from '../things/fields-meant.ts'
import { tablesIn } from './table-in.ts'

const JOINED =
  /\b(?:connect(?:ed|ion)s?|related|relations?|relationships?|link(?:ed|s)?|joined|join|belongs?|points?|refers?|associated|foreign keys?)\b/i
/** “How many courses may a student have?”, “does a course need a teacher?” */
const COUNTED = /^(?:how many|can|may|does|do|must|has|is|are|should|could)\b/i

/** “How are posts and comments connected?” */
export function howConnected(said: string, draft: Draft): string | undefined {
  const names = tablesIn(said, draft)
  const [one, other] = names
  if (one === undefined || !(JOINED.test(said) || (other !== undefined && COUNTED.test(said))))
    return undefined
  const all = linesOf(draft)
  const lines = all.filter(({ from, to }) =>
    names.length > 1 ? names.includes(from) && names.includes(to) : from === one || to === one,
  )
  if (lines.length > 0) return lines.map(({ says }) => says).join(' ')
  // Students and courses are joined by enrolments.
  const between = draft
    .playing('rows')
    .map((table) => all.filter(({ from, to }) => from === table && names.includes(to)))
    .find((some) => some.length > 1)
  return (
    between?.map(({ says }) => says).join(' ') ??
    (names.length > 1 && !JOINED.test(said)
      ? undefined
      : `${names.map(({ name }) => name).join(' and ')} ${names.length > 1 ? 'are not related' : 'has no relations'}.`)
  )
}

interface Line {
  readonly from: Node
  readonly to: Node
  readonly says: string
}

function linesOf(draft: Draft): readonly Line[] {
  return draft.playing('rows').flatMap((from) =>
    named(from, 'relations').flatMap(({ name, target, type, required }) => {
      const to = draft.playing('rows').find(({ id }) => id === target)
      if (!to) return []
      const says =
        type === 'manyToMany'
          ? `${from.name} have many ${to.name}, and ${to.name} many ${from.name}.`
          : `Each of ${from.name} ${required === true ? 'belongs' : 'may belong'} to one of ${to.name} (${name}), and each of ${to.name} has ${type === 'oneToOne' ? 'one' : 'many'} of ${from.name}.`
      return [{ from, to, says }]
    }),
  )
}

const USED =
  /\b(?:depends?(?: on)?|us(?:es?|ed|ing)|points? to|refers? to|relies? on|need(?:s|ed)?|breaks?|touch(?:es)?|written|mentioned|appears?|reads?|writes?)\b/i

/** “What depends on products?”, “where is the stock used?” */
export function whereUsed(said: string, draft: Draft): string | undefined {
  if (!USED.test(said) || !/^(?:what|which|who|where|is|are|does)\b/i.test(said)) return undefined
  const words = said.replace(/^\S+\s+(?:(?:is|are|does|do|else|all)\s+)*/i, '').replace(USED, ' ')
  const bare = words.replace(/\b(?:anywhere|at all|for|in|by)\s*$/i, '').trim()
  const [meant] = draft.table(bare) ? [] : (fieldsMeant(bare, draft) ?? [])
  const table = meant?.table ?? tablesIn(words, draft)[0]
  if (table === undefined) return undefined
  const what = meant ? `${meant.field.name} of ${table.name}` : table.name
  const pointing = draft
    .playing('rows')
    .flatMap((other) =>
      named(other, 'relations').flatMap(({ target, name }) =>
        !meant && target === table.id && other.id !== table.id ? [`${other.name} (${name})`] : [],
      ),
    )
  const flows = allFlows(draft.manifest).flatMap((flow) => {
    const steps = stepsWithin(flow.steps).filter(({ step }) => mentions(step, table.id))
    const isIn = new RegExp(String.raw`\b${meant?.field.name ?? ''}\b`)
    const some = steps.filter(({ step }) => isIn.test(JSON.stringify(step.settings)))
    return some.map(
      ({ step }) => `${nameOfFlow(flow)}: ${stepSays(step, wordsIn(draft.manifest))}.`,
    )
  })
  const { computed, access } = table.settings
  const rules = JSON.stringify([computed ?? [], access ?? {}])
  const isRuled = meant && new RegExp(String.raw`\brow\.${meant.field.name}\b`).test(rules)
  const parts = [
    ...(pointing.length > 0
      ? [
          `${pointing.join(', ')} point to ${table.name}.`.replace(/^\p{Ll}/u, (one) =>
            one.toUpperCase(),
          ),
        ]
      : []),
    ...(isRuled
      ? [`Rules or worked out fields of ${table.name} look at ${meant.field.name}.`]
      : []),
    ...flows,
  ]
  return parts.length === 0 ? `No flow, rule or other table uses ${what}.` : parts.join(' ')
}
