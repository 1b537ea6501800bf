import type { Command } from '@drawbridge/commands'
import { findField } from '../fields-of.ts'
import { limitsIn } from '../limits.ts'
import type { Recipe } from '../recipe.ts'

const SAYING =
  /^(?:make\s+)?(?:the\s+)?(?<field>[\p{L}\d_ ]+?)(?:\s+(?:of|in)\s+(?:a\s+|an\s+|the\s+)?(?<table>[\p{L}\d_ ]+?))?\s+(?:is\s+|are\s+|must be\s+|should be\s+)?(?<limits>(?:required|optional|unique|mandatory|up to|at most|at least|one of|between)\b.*)$/iu

export const fieldLimits: Recipe = {
  examples: [
    'title is required, up to 120 characters',
    'make price optional',
    'email of customers must be unique',
    'status of orders is one of open, paid and sent',
  ],
  read(phrase, draft) {
    const match = SAYING.exec(phrase)?.groups
    if (!match) return undefined
    const { limits, rest } = limitsIn(match['limits'] ?? '')
    if (limits.length === 0) return undefined
    const found = findField(draft, match['field'] ?? '', match['table'])
    if ('problem' in found) return found
    const { table, field } = found
    const commands = limits.map(([setting, value]): Command => {
      const path = ['fields', `#${field.id}`, setting]
      return { type: 'setSetting', id: table.id, path, value }
    })
    const words = limits.map(([, , each]) => each).join(', ')
    return {
      says: `Make ${field.name} of ${table.name} ${words}.`,
      commands,
      ...(rest === '' ? {} : { left: [rest] }),
    }
  },
}
