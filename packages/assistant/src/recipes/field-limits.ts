import type { Command } from '@drawbridge/commands'
import type { Json } from '@drawbridge/manifest'
import { choice } from '../field-meaning.ts'
import { findField } from '../fields-of.ts'
import type { Recipe } from '../recipe.ts'
import { listItems } from '../words.ts'

const SAYING =
  /^(?:make\s+)?(?:the\s+)?(?<field>[\p{L}\d_ ]+?)(?:\s+(?:of|in)\s+(?:a\s+|an\s+|the\s+)?(?<table>[\p{L}\d_ ]+?))?\s+(?:is\s+|are\s+|must be\s+|should be\s+)?(?<limits>(?:required|optional|unique|mandatory|up to|at most|at least|one of|between)\b.*)$/iu

type Limit = readonly [setting: string, value: Json, words: string]

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
    const limits = limitsIn(match['limits'] ?? '')
    if (limits.length === 0) return undefined
    const found = findField(draft, match['field'] ?? '', match['table'])
    if ('problem' in found) return found
    const { table, field } = found
    const commands = limits.map(([setting, value]): Command => {
      const path = ['fields', `#${field.id}`, setting]
      return { type: 'setSetting', id: table.id, path, value }
    })
    const words = limits.map(([, , each]) => each).join(', ')
    return { says: `Make ${field.name} of ${table.name} ${words}.`, commands }
  },
}

function limitsIn(text: string): readonly Limit[] {
  const limits: Limit[] = []
  if (/\b(?:required|mandatory)\b/i.test(text)) limits.push(['required', true, 'required'])
  if (/\boptional\b/i.test(text)) limits.push(['required', false, 'optional'])
  if (/\bunique\b/i.test(text)) limits.push(['unique', true, 'unique'])
  const longest = /\b(?:up to|at most)\s+(\d{1,6})\s+(?:characters|letters)/i.exec(text)?.[1]
  if (longest) limits.push(['maxLength', Number(longest), `up to ${longest} characters long`])
  const shortest = /\bat least\s+(\d{1,6})\s+(?:characters|letters)/i.exec(text)?.[1]
  if (shortest) limits.push(['minLength', Number(shortest), `at least ${shortest} characters long`])
  const most = /\b(?:up to|at most)\s+(-?\d+(?:\.\d+)?)(?!\S|\s+(?:characters|letters))/i.exec(
    text,
  )?.[1]
  if (most) limits.push(['maximum', Number(most), `at most ${most}`])
  const least = /\bat least\s+(-?\d+(?:\.\d+)?)(?!\S|\s+(?:characters|letters))/i.exec(text)?.[1]
  if (least) limits.push(['minimum', Number(least), `at least ${least}`])
  const among = /\bone of\s+(.+)$/i.exec(text)?.[1]
  if (among) {
    const { type, values } = choice(listItems(among.replaceAll(/\s+or\s+/gi, ', ')))
    if (type !== undefined && values !== undefined)
      limits.push(['type', type, `one of ${among}`], ['values', values, 'nothing else'])
  }
  return limits
}
