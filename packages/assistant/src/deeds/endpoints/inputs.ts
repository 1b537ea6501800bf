import type { JsonObject, Node } from '@drawbridge/manifest'
import { named, type NamedItem } from '../../fields-of.ts'
import { inTable } from '../../things/fields-meant.ts'
import { fieldName } from '../../words.ts'
import { isTime } from '../operand.ts'

/** A value that callers send along. */
export interface Input {
  readonly name: string
  readonly type: string
  /** As it was said. */
  readonly words: string
  /** The field of which it is a new value. */
  readonly field?: string
  readonly values?: readonly string[]
}

const TAKES =
  /\b(?:takes?|accepts?|expects?|given|gets? sent|with|and|sends?|passing|receives?)\s+(?:an?\s+|the\s+|how many\s+)?(?<what>number of [\p{L}]+|quantity|amount|reason|note|comment|date|day|rating|score|count|text|message|price|percentage)\b/giu
const TAKES_FIELD =
  /\b(?:takes?|accepts?|expects?|given|gives?|sends?|pass(?:es)?|enters?|chooses?|picks?|receives?|with)\s+(?:an?|the|another)\s+(?:new\s+)?(?<what>[\p{L}]+(?:\s[\p{L}]+)?)/giu

const SETS_FIELD =
  /\b(?:sets?|changes?|updates?|edits?|corrects?|enters?|saves?|replaces?)\s+(?:the|its|their|one's)\s+(?:new\s+)?(?<what>[\p{L}]+(?:\s(?!of\b|on\b|for\b|only\b|to\b)[\p{L}]+)?)(?=\s*(?:$|[,.;(])|\s+(?:of|on|for|only)\b(?!.*\bto\b))/giu
/** Gives it another time. */
export const RESCHEDULES = /\b(?:reschedul\w*|postpon\w*)\b(?!.*\bby\b)/i

/** “takes a number of days”, “with a quantity”: what callers send along. */
export function inputsIn(rest: string, table: Node): readonly Input[] {
  const time = RESCHEDULES.test(rest) ? named(table, 'fields').find(isTime) : undefined
  const fields = [...rest.matchAll(TAKES_FIELD), ...rest.matchAll(SETS_FIELD)].flatMap(
    ({ groups }): readonly Input[] => {
      const words = (groups?.['what'] ?? '').toLowerCase()
      const [first = ''] = words.split(' ')
      const field =
        inTable(table, words) ??
        inTable(table, first) ??
        // “the new start” is when it starts.
        named(table, 'fields').find(({ name }) => first.length > 3 && name.startsWith(first))
      return field && named(table, 'fields').includes(field) ? [ofField(field)] : []
    },
  )
  const found = [...rest.matchAll(TAKES)].flatMap(({ groups }): readonly Input[] => {
    const words = (groups?.['what'] ?? '').toLowerCase()
    const name = fieldName(words.replace(/^number of /, ''))
    return name === undefined ? [] : [{ name, type: typeFor(words), words }]
  })
  const all = [...bracesIn(rest, table), ...fields, ...found, ...(time ? [ofField(time)] : [])]
  return all.filter(({ name }, at) => all.findIndex((one) => one.name === name) === at)
}

/** `{copies: 1..500, note}` */
function bracesIn(rest: string, table: Node): readonly Input[] {
  const inner = /[{(](?<inner>[^{}()]+)[)}]/.exec(rest)?.groups?.['inner']
  return (inner?.split(/\s*,\s*/) ?? []).flatMap((part): readonly Input[] => {
    const [, words = '', of = ''] = /^"?([\p{L}_ ]+)"?\s*(?::\s*(.+))?$/u.exec(part.trim()) ?? []
    const name = fieldName(words)
    const field = words === '' ? undefined : inTable(table, words, true)
    if (field && named(table, 'fields').includes(field)) return [ofField(field)]
    const type = /\d+\.\d+(?!\.)|decimal|money/.test(of)
      ? 'decimal'
      : /\d|int|number/i.test(of)
        ? 'integer'
        : typeFor(words)
    return name === undefined ? [] : [{ name, type, words: words.toLowerCase() }]
  })
}

function ofField({ name, type, values }: NamedItem): Input {
  const choices = Array.isArray(values) ? values.filter((one) => typeof one === 'string') : []
  return {
    name,
    type: String(type) === 'text' ? 'string' : String(type),
    words: name.toLowerCase(),
    field: name,
    ...(choices.length > 0 && { values: choices }),
  }
}

function typeFor(words: string): string {
  if (/^(?:number of|quantity|count|rating|score)/.test(words)) return 'integer'
  if (/^(?:amount|price|percentage)/.test(words)) return 'decimal'
  return /^(?:date|day)$/.test(words) ? 'date' : 'string'
}

export const propertyOf = ({ name, type, values }: Input): JsonObject => ({
  id: `b_${name}`,
  name,
  type,
  required: true,
  ...(values && { values: [...values] }),
  ...(type === 'decimal' && { scale: 2 }),
})
