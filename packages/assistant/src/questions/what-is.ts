import { outline } from '@drawbridge/compiler'
import type { Draft } from '../draft.ts'
import { explain } from '../explain/explain.ts'
import { fieldsMeant } from '../things/fields-meant.ts'
import { whatLimits } from './of-field.ts'
import { tablesIn } from './table-in.ts'
import { whatMay } from './who-may.ts'

const ABOUT =
  /^(?:(?:explain|describe|summari[sz]e|show me|tell me(?: more| something)? about|what (?:is|are|does)|what about|about)\s+)(?:to me\s+)?(?:the\s+|an?\s+|our\s+|in\s+)?(?<what>.+?)(?:\s+(?:table|part|about|for|good for|there for|mean|do|hold))*$/iu
/** What is said of a part at once; more stands in its explanation. */
const SECTIONS = ['What a row holds', 'Who may do what', 'What happens in it']

/** “What is an order?”, “explain the api” */
export function whatIs(said: string, draft: Draft): string | undefined {
  const what = ABOUT.exec(said)?.groups?.['what'] ?? ''
  if (what === '' || what.split(' ').length > 4) return undefined
  const [table] = tablesIn(what, draft)
  const node =
    (table && (what.split(' ').length < 3 ? table : undefined)) ??
    draft.manifest.nodes.find(({ name }) => name.toLowerCase() === what.toLowerCase())
  if (node) {
    const { title = '', sections = [] } = explain(draft.manifest, { node: node.id }) ?? {}
    const told = sections.filter(
      (section) => table === undefined || SECTIONS.includes(section.title),
    )
    return `${title}. ${told
      .slice(0, table === undefined ? 1 : 3)
      .flatMap(({ lines }) => lines.map(({ says }) => says))
      .join(' ')}`
  }
  const ofRole = whatMay(`what can ${what} do`, draft)
  if (draft.roles().some((role) => what.toLowerCase().startsWith(role.toLowerCase()))) return ofRole
  return fieldsMeant(what, draft) ? whatLimits(`limits of ${what}`, draft) : undefined
}

const READY =
  /\b(?:left to do|need to do|have to do|must do|to be done|missing|still (?:to do|open|wrong|missing|needed)|ready|runs?|running|finished|complete|wrong|errors?|problems?|mistakes?|faults?|todo|to-do|incomplete|next)\b/i
const OF_ALL =
  /^(?:what|is|are|does|do|can|will|anything|which|how|why|when)\b(?:\s+(?:is|are|does|do|can|will|could|else|still|there|anything|something|it|this|that|i|we|you|to|the|my|our|any|left|has|have|a|project|drawing|backend|app|application|api|everything|all|do|done|be|been|with|in|of|before|so|run|runs|running|ready|missing|wrong|errors?|problems?|mistakes?|faults?|next|finished|complete|incomplete|not|doesn't|won't|can't|start|started|go|yet|now|already|needed|works?|what|here|open|must|should|live))*$/i

/** “What is left to do before it runs?” */
export function isReady(said: string, draft: Draft): string | undefined {
  if (!READY.test(said) || !OF_ALL.test(said)) return undefined
  const found = outline(draft.manifest).diagnostics.filter(({ severity }) => severity === 'error')
  return found.length === 0
    ? 'The checker has nothing against this drawing: it can be run.'
    : `Before it runs: ${found.map(({ message, cure }) => `${message} ${cure}`).join(' ')}`
}

/** “Which database is it?” */
export function whichDatabase(said: string, draft: Draft): string | undefined {
  const [store] =
    /\bdatabase\b/i.test(said) && /^(?:which|what|where)\b/i.test(said)
      ? draft.playing('stores')
      : []
  const lines = store && explain(draft.manifest, { node: store.id })?.sections[0]?.lines
  return lines?.map(({ says }) => says).join(' ')
}
