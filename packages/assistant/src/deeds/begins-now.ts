import type { Command } from '@drawbridge/commands'
import type { Recipe } from '../recipe.ts'
import { fieldsMeant } from '../things/fields-meant.ts'
import { Doing } from '../things/doing.ts'

const DATE_SET =
  /^(?:the\s+|an?\s+)?(?<field>.+?)\s+(?:should|must|shall|is|are)\s+(?:be\s+)?(?:always\s+)?(?:automatically\s+)?(?:set|filled in?)\s+(?:automatically\s+)?(?:to|with)\s+(?<value>now|today|the current (?:date|time|day)|the time of creation)$/iu

/** `the date is set automatically to now`: a default. */
export const defaultsToNow: Recipe = {
  examples: [],
  read(clause, draft) {
    const groups = DATE_SET.exec(clause)?.groups
    const [meant] = groups === undefined ? [] : (fieldsMeant(groups['field'] ?? '', draft) ?? [])
    if (meant === undefined) return undefined
    const doing = new Doing(draft)
    const command: Command = {
      type: 'setSetting',
      id: meant.table.id,
      path: ['fields', `#${meant.field.id}`, 'default'],
      value: { kind: 'now' },
    }
    doing.do(
      `${meant.field.name} of ${meant.table.name} begins as the time at which it is added.`,
      [command],
    )
    return doing.reading
  },
}
