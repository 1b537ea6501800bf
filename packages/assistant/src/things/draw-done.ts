import { singularOf } from '@drawbridge/kinds/faces'
import type { Recipe } from '../recipe.ts'
import { Doing } from './doing.ts'
import { doneBy } from './done-by.ts'
import { giveItems } from './give.ts'
import { tableFor } from './table-for.ts'

/** “Riders take lessons on a horse with a trainer: the date”: it belongs to all of these that are kept. */
export const drawDone: Recipe = {
  examples: [],
  read(clause, draft) {
    const done = doneBy(clause)
    if (done === undefined) return undefined
    const { by, what, ends, items } = done
    const doing = new Doing(draft)
    const table = tableFor(what, doing)
    if (table === undefined) return undefined
    const isThing = (noun: string): boolean => draft.isThing(noun) && !draft.isPerson(noun)
    const parts = [
      ...[by, ...ends].filter(isThing).map((noun) => `for the ${singularOf(noun)}`),
      ...ends.filter((end) => !isThing(end)),
      items,
    ]
    giveItems(table, parts.filter(Boolean).join(', '), doing)
    return doing.commands.length === 0 ? undefined : doing.reading
  },
}
