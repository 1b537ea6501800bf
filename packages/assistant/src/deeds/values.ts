import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import type { NamedItem } from '../fields-of.ts'
import { valueSaid } from '../people/condition.ts'
import { formulaOf } from '../computed/formula.ts'
import { inTable } from '../things/fields-meant.ts'
import { nowFor } from './operand.ts'
import { text } from './steps.ts'
import { spanIn } from './times.ts'
import { numberIn } from './verbs.ts'

const NOW =
  /\b(?:now|current (?:time|date|day|moment)|today|date and time of|day it happens|time it happens|present (?:day|time|date|moment)|(?:time|date|moment) (?:of|at|on|when)\b|that (?:day|moment|time))/i

/** What words stand for as the value of a field: a choice, a number, a day, yes or no, another field. */
export function valueOf(
  words: string,
  field: NamedItem,
  table: Node,
  draft: Draft,
): string | undefined {
  const said = words
    .trim()
    .replace(/^["']|["']$/g, '')
    .replace(/^(?:the|its|be|as)\s+/i, '')
  const type = String(field['type'])
  if (type === 'boolean') {
    if (/^(?:true|yes|on|1)$/i.test(said)) return 'true'
    if (/^(?:false|no|off|0)$/i.test(said)) return 'false'
  }
  if (/^(?:null|nothing|empty|none)$/i.test(said)) return 'null'
  if (/^(?:date|datetime)$/.test(type))
    return (
      later(said, type, table) ?? dayIn(words, type) ?? (NOW.test(words) ? nowFor(type) : undefined)
    )
  const choice = Array.isArray(field['values'])
    ? valueSaid(said, { ...table, settings: { fields: [field] } })
    : undefined
  if (choice) return text(choice.value)
  if (/^(?:integer|decimal|float|bigint)$/.test(type)) {
    const number = /^\S+$/.test(said) ? numberIn(said) : undefined
    return number ?? (type === 'bigint' ? undefined : formulaOf(said, table, draft))
  }
  return type === 'string' || type === 'text' ? text(said) : undefined
}

const dayIn = (words: string, type: string): string | undefined =>
  /\btomorrow\b|\b(?:the )?(?:next|following) day\b/i.test(words)
    ? `addDays(${nowFor(type)}, 1)`
    : undefined

/** “two weeks after the date of the loan”, “in 14 days”. */
function later(words: string, type: string, table: Node): string | undefined {
  const span = spanIn(words)
  const from = /\b(?<side>after|before|from|later than)\s+(?<what>.+)$/i.exec(words)?.groups
  if (span === undefined) return undefined
  const isNow =
    from === undefined
      ? /\b(?:in|later)\b/i.test(words)
      : /\b(?:now|today)\b/i.test(from['what'] ?? '')
  const field = from && inTable(table, from['what']?.replace(/^(?:the|its|their)\s+/i, '') ?? '')
  const same =
    field && field['type'] === type && field['required'] === true ? `row.${field.name}` : undefined
  const maybe = field && field['type'] === type ? `row.${field.name} ?? ${nowFor(type)}` : undefined
  const base = same ?? maybe ?? (isNow ? nowFor(type) : undefined)
  return base === undefined || (span.isShort && type === 'date')
    ? undefined
    : span.add(base, /before/i.test(from?.['side'] ?? '') ? '-' : '')
}

/** The field of a table that words name. */
export function fieldOf(words: string, table: Node): NamedItem | undefined {
  const field = inTable(table, words.replace(/^(?:(?:the|its|their|an?|to)\s+)+/i, ''))
  return field?.['target'] === undefined ? field : undefined
}
