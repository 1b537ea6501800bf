import type { Node } from '@drawbridge/manifest'
import { named } from '../fields-of.ts'
import type { Ambiguity, Meaning } from './doubt.ts'
import { asPattern } from '../text/as-pattern.ts'

/** What begins a change of a field. */
const CHANGE =
  /^(?:make|set|mark|limit|keep|hide|rename|change|turn|remove|delete|drop|require|allow|show)\s+(?:the\s+)?(?<rest>.+)$|^(?:the\s+)?(?<rest2>[\p{L}\s]+?)\s+(?:is|are|must|should|has to|may|can(?:not|'t)?)\b/iu

/** “Make the name required”, where several tables have a name. */
export const fieldOfWhich: Ambiguity = {
  examples: [
    {
      before: 'add books with title and price. add films with title',
      phrase: 'make the title required',
    },
  ],
  find(phrase, { draft, tried }) {
    const groups = CHANGE.exec(phrase)?.groups
    const rest = (groups?.['rest'] ?? groups?.['rest2'])?.toLowerCase()
    if (rest === undefined || /\b(?:table|it|its|their|this|of|each|every|all)\b/.test(rest))
      return undefined
    const [first = '', second = ''] = rest.split(/\s+/)
    if ([first, second, `${first} ${second}`].some((word) => draft.table(word))) return undefined
    const word = [`${first} ${second}`.trim(), first].find(
      (one) => having(draft.playing('rows'), one)[1],
    )
    if (word === undefined) return undefined
    const tables = having(draft.playing('rows'), word)
    // Who has just spoken of one of them means that.
    if (tables.some(({ id }) => id === draft.subject)) return undefined
    const meanings = tables.map(({ id, name }) => ({
      id,
      says: `The ${word} of ${name}`,
      wording: [phrase.replace(new RegExp(`\\b${asPattern(word)}\\b`, 'iu'), `${word} of ${name}`)],
    }))
    // What is so already was not asked for.
    const isNew = ({ wording }: Meaning): boolean =>
      tried(wording).phrases.some(({ commands }) => commands.length > 0)
    return {
      id: `field:${word.replaceAll(' ', '-')}`,
      text: `Several tables have a field ${word}. Which is meant?`,
      meanings: meanings.filter(isNew),
    }
  },
}

function having(tables: readonly Node[], words: string): readonly Node[] {
  const wanted = words.replaceAll(/\s+/g, '')
  return tables.filter((table) =>
    named(table, 'fields').some(({ name }) => name.replaceAll('_', '').toLowerCase() === wanted),
  )
}
