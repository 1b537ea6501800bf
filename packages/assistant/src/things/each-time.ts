import type { Recipe } from '../recipe.ts'
import { plainWords, tableName } from '../words.ts'
import { Doing } from './doing.ts'
import { isField } from './field-words.ts'
import { giveItems } from './give.ts'
import { isKept } from './kept-items.ts'
import { relateNamed } from './relate-tables.ts'
import { NOUN } from './table-clause.ts'
import { nodeOf, tableFor } from './table-for.ts'

/** What happens to a thing again and again, and what is noted of it each time. */
interface EachTime {
  /** `dressing` */
  readonly noun: string
  /** `dressing change` */
  readonly what: string
  readonly items: string
}

const EACH_TIME = new RegExp(
  String.raw`^(?:each time|every time|whenever)\s+(?:an?|the|one of (?:the|our))\s+(?<noun>${NOUN}?)\s+(?:is|was|gets|has been)\s+(?<done>\p{L}+ed)(?:\s+(?<way>up|in|out|off|over|back))?\s*,?\s+(?:we|i|they|you|somebody|someone)\s+(?:(?:want|need|would|like|must|should|have|to|also|'d|always|then)\s+)*(?:records?|notes?|writes?|stores?|keeps?|saves?|logs?|tracks?|enters?)(?:\s+(?:down|track of))?\s*:?\s*(?<items>.+)$`,
  'iu',
)

/** What is done to a thing as a noun, where that is not “doing” it. */
const NOUNS: Readonly<Record<string, string>> = {
  delivered: 'delivery',
  examined: 'examination',
  inspected: 'inspection',
  measured: 'measurement',
  paid: 'payment',
  treated: 'treatment',
}
const SAME =
  /^(?<base>(?:chang|servic|mov|us|exchang|replac)e|check|repair|visit|test|transfer|inquir|loan|request|review|report|audit|refill)d?(?:ed)?$/iu

function nounOf(done: string, way: string): string {
  const said = done.toLowerCase()
  if (way !== '') return `${said.replace(/ed$/, '')}${way.toLowerCase()}`
  return NOUNS[said] ?? SAME.exec(said)?.groups?.['base'] ?? said.replace(/ed$/, 'ing')
}

export function eachTimeIn(clause: string): EachTime | undefined {
  const { noun = '', done = '', way = '', items = '' } = EACH_TIME.exec(clause)?.groups ?? {}
  if (noun === '' || isField(noun) || !isKept(items)) return undefined
  return { noun: plainWords(noun), what: `${plainWords(noun)} ${nounOf(done, way)}`, items }
}

/** “Each time a filter is cleaned we note the date”: every cleaning is kept, of what it was done to. */
export const eachTime: Recipe = {
  examples: ['each time a filter is cleaned we note the date and the hours'],
  read(clause, draft) {
    const said = eachTimeIn(clause)
    if (said === undefined || tableName(said.what) === undefined) return undefined
    const doing = new Doing(draft)
    // Of a part that is no table of its own, it is kept of what was spoken of.
    const whole = draft.isThing(said.noun) ? said.noun : draft.subjectTable()?.name
    const table = tableFor(said.what, doing)
    if (table === undefined) return undefined
    if (whole !== undefined) relateNamed(table, whole, {}, doing)
    giveItems(nodeOf(table.id, doing) ?? table, said.items, doing)
    return doing.commands.length === 0 ? undefined : doing.reading
  },
}
