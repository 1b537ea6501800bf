import { pluralOf, singularOf } from '@drawbridge/kinds/faces'
import { VERB } from '../text/verbs.ts'
import type { Ambiguity } from './doubt.ts'
import { asPattern } from '../text/as-pattern.ts'

/** “Members”, who are kept in a list and do something: by themselves, or somebody for them? */
export const accountsOrTable: Ambiguity = {
  examples: [{ phrase: 'A library with members and books. Members borrow books' }],
  find(phrase, { draft, tried }) {
    const people = phrase.match(/\p{L}+/gu)?.some((word) => draft.isPersonWord(word))
    if (people !== true || draft.accounts() !== undefined) return undefined
    const then = tried([phrase])
    const commands = then.phrases.flatMap((one) => one.commands)
    const table = then.draft
      .playing('rows')
      .find(
        ({ id, name }) =>
          draft.isPersonWord(name) &&
          name !== 'users' &&
          commands.some((one) => one.type === 'addNode' && one.node.id === id) &&
          !commands.some((one) => one.type === 'insertItem' && one.id === id),
      )
    if (table === undefined) return undefined
    const [one, many] = [singularOf(table.name), pluralOf(singularOf(table.name))]
    const forms = `(?:${asPattern(one)}|${asPattern(many)})`
    const acts = new RegExp(`\\b${forms}\\s+(?:can|may|could|want to|${VERB}|borrow)\\b`, 'u')
    const holds = new RegExp(
      `\\b${forms}\\s*(?:\\(|:|with\\b|has\\b|have\\b|each\\b|sign|log)`,
      'u',
    )
    if (!acts.test(draft.prompt) || holds.test(draft.prompt)) return undefined
    const words = new RegExp(`\\b${asPattern(many)}\\b`, 'giu')
    return {
      id: `accounts:${table.id}`,
      text: `Do ${many} sign in by themselves?`,
      meanings: [
        { id: 'table', says: `No: a table ${many} is kept of them`, wording: [phrase] },
        {
          id: 'accounts',
          says: `Yes: they are the accounts`,
          wording: [phrase.replace(words, 'users')],
          later: [new RegExp(`\\b${asPattern(one)}(?=s?\\b)`, 'giu'), 'user'],
        },
      ],
    }
  },
}
