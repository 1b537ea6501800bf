import { findField } from '../fields-of.ts'
import type { Recipe } from '../recipe.ts'

const REMOVES =
  /^(?:remove|delete|drop|get rid of|throw away)\s+(?:the\s+)?(?:(?:table\s+(?<table>.+?))|(?:(?:field\s+)?(?<field>.+?)\s+(?:from|of)\s+(?<of>.+?)))(?:\s+(?:completely|entirely|altogether|again))*$/i

/** `delete the table books`, where there is none: what is missing is said. */
export const removeNothing: Recipe = {
  examples: [],
  read(phrase, draft) {
    const { table, field, of } = REMOVES.exec(phrase)?.groups ?? {}
    if (table !== undefined) return { problem: `There is no table ${table}.` }
    const found = field === undefined ? undefined : findField(draft, field, of)
    return found && 'problem' in found ? found : undefined
  },
}
