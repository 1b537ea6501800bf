import { singularOf } from '@drawbridge/kinds/faces'
import type { Ambiguity } from './doubt.ts'

const PUT_AWAY =
  /^(?<who>[\p{L}\s]{3,30}?)\s+(?:can|may|are allowed to|are able to)\s+(?<does>archive|retire|deactivate|trash)\s+(?:(?:their|the)\s+(?:own\s+)?)?(?<things>[\p{L}_]+)$/iu
const DONE: Readonly<Record<string, string>> = {
  archive: 'archived',
  retire: 'retired',
  deactivate: 'deactivated',
  trash: 'trashed',
}

/** “Editors can archive posts”: marked, or put where the deleted ones are. */
export const putAway: Ambiguity = {
  examples: [{ before: 'add posts with title', phrase: 'admins can archive posts' }],
  find(phrase, { draft }) {
    const { who = '', does = '', things = '' } = PUT_AWAY.exec(phrase)?.groups ?? {}
    const table = draft.table(things)
    const done = DONE[does.toLowerCase()]
    if (table === undefined || done === undefined || draft.has(table, done)) return undefined
    const { name } = table
    return {
      id: `away:${table.id}`,
      text: `What becomes of a ${singularOf(name)} that is ${done}?`,
      meanings: [
        {
          id: 'mark',
          says: `It has a field ${done}, and is found where it was`,
          wording: [
            `add ${done} (yes/no) to ${name}`,
            `${done} of ${name} is required`,
            `POST /${name}/:id/${does.toLowerCase()} sets ${done} to true, ${who} only`,
          ],
        },
        {
          id: 'delete',
          says: 'It is taken out of every list, and can be restored',
          wording: [phrase.replace(does, 'delete'), `deleted ${name} are kept`],
        },
      ],
    }
  },
}
