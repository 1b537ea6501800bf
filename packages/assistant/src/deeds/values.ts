import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import type { NamedItem } from '../fields-of.ts'
import { valueSaid } from '../people/condition.ts'
import { formulaOf } from '../things/formula.ts'
import { inTable } from '../things/fields-meant.ts'
import { nowFor } from './operand.ts'
import { text } from './steps.ts'
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
  if (/^(?:date|datetime)$/.test(type)) return NOW.test(words) ? nowFor(type) : undefined
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

/** The field of a table that words name. */
export function fieldOf(words: string, table: Node): NamedItem | undefined {
  const field = inTable(table, words.replace(/^(?:(?:the|its|their|an?|to)\s+)+/i, ''))
  return field?.['target'] === undefined ? field : undefined
}
