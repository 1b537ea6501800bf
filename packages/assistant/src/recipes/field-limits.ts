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

interface Limits {
  readonly limits: readonly Limit[]
  /** What of the words is no limit. */
  readonly rest: string
}

function limitsIn(text: string): Limits {
  const limits: Limit[] = []
  let rest = text
  /** Takes the words of one limit out of the text. */
  const take = (pattern: RegExp): string | undefined => {
    const match = pattern.exec(rest)
    if (match === null) return undefined
    rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`
    return match[1] ?? match[0]
  }
  const among = take(/\bone of\s+(.+)$/i)
  if (among !== undefined) {
    const { type, values } = choice(listItems(among.replaceAll(/\s+or\s+/gi, ', ')))
    if (type !== undefined && values !== undefined)
      limits.push(['type', type, `one of ${among}`], ['values', values, 'nothing else'])
  }
  if (take(/\b(?:required|mandatory)\b/i)) limits.push(['required', true, 'required'])
  if (take(/\boptional\b/i)) limits.push(['required', false, 'optional'])
  if (take(/\bunique\b/i)) limits.push(['unique', true, 'unique'])
  const longest = take(/\b(?:up to|at most)\s+(\d{1,6})\s+(?:characters|letters)(?: long)?/i)
  if (longest) limits.push(['maxLength', Number(longest), `up to ${longest} characters long`])
  const shortest = take(/\bat least\s+(\d{1,6})\s+(?:characters|letters)(?: long)?/i)
  if (shortest) limits.push(['minLength', Number(shortest), `at least ${shortest} characters long`])
  const between = /\bbetween\s+(-?\d+(?:\.\d+)?)\s+and\s+(-?\d+(?:\.\d+)?)(?!\S)/i.exec(rest)
  if (between?.[1] !== undefined && between[2] !== undefined) {
    limits.push(['minimum', Number(between[1]), `at least ${between[1]}`])
    limits.push(['maximum', Number(between[2]), `at most ${between[2]}`])
    rest = rest.replace(between[0], ' ')
  }
  const most = take(/\b(?:up to|at most)\s+(-?\d+(?:\.\d+)?)(?!\S)/i)
  if (most) limits.push(['maximum', Number(most), `at most ${most}`])
  const least = take(/\bat least\s+(-?\d+(?:\.\d+)?)(?!\S)/i)
  if (least) limits.push(['minimum', Number(least), `at least ${least}`])
  return {
    limits,
    rest: rest
      .replaceAll(/,|\b(?:and|also|it|must|be|is)\b/gi, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  }
}
