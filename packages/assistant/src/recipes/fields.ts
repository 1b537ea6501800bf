import { removal } from '@drawbridge/commands'
import { findField } from '../fields-of.ts'
import type { Recipe } from '../recipe.ts'

/** `delete the table books`, or only `delete books` where there is one. */
const WHOLE =
  /^(?:remove|delete|drop|get rid of|throw away)\s+(?:the\s+)?(?<said>table\s+)?(?<table>.+?)(?:\s+table)?(?:\s+(?:completely|entirely|altogether|again|from the (?:project|database|drawing)))*$/i

export const removeThing: Recipe = {
  examples: ['remove price from books', 'delete the table books', 'delete books'],
  read(phrase, draft) {
    const whole = WHOLE.exec(phrase)?.groups
    const table = draft.table(whole?.['table'] ?? '')
    if (whole?.['said'] && !table) return { problem: `There is no table ${whole['table']}.` }
    if (table) {
      const commands = removal(draft.manifest, [table.id])
      return {
        says: `Remove the table ${table.name}, with its rows and the relations to it.`,
        commands,
      }
    }
    const part =
      /^(?:remove|delete|drop)\s+(?:the\s+)?(?:field\s+)?(?<field>.+?)\s+(?:from|of)\s+(?<table>.+)$/i.exec(
        phrase,
      )?.groups
    if (!part) return undefined
    const found = findField(draft, part['field'] ?? '', part['table'])
    if ('problem' in found) return found
    const path = ['fields', `#${found.field.id}`]
    return {
      says: `Remove ${found.field.name} from ${found.table.name}, with what rows hold in it.`,
      commands: [{ type: 'removeItem', id: found.table.id, path }],
    }
  },
}
