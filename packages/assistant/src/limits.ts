import type { Json } from '@drawbridge/manifest'
import { choice } from './choice.ts'
import { listItems } from './words.ts'

/** A setting of a field, and what it says in words. */
export type Limit = readonly [setting: string, value: Json, words: string]

export interface Limits {
  readonly limits: readonly Limit[]
  /** What of the words is no limit. */
  readonly rest: string
}

/** What words like `required, up to 120 characters` ask of a field. */
export function limitsIn(text: string): Limits {
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
  const between = /\bbetween\s+(-?\d+(?:\.\d+)?)\s+(?:and|to)\s+(-?\d+(?:\.\d+)?)(?!\S)/i.exec(rest)
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
