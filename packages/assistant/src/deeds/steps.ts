import type { JsonObject, Node } from '@drawbridge/manifest'
import { singularOf } from '@drawbridge/kinds/faces'
import type { Draft } from '../draft.ts'
import { named, type NamedItem } from '../fields-of.ts'
import { valueSaid } from '../people/condition.ts'
import { inTable } from '../things/fields-meant.ts'
import { formulaOf } from '../things/formula.ts'
import { fieldName, plainWords } from '../words.ts'

export type DrawnStep = JsonObject & { readonly id: string; readonly kind: string }

/** Makes steps with ids that follow from their order. */
export class Steps {
  readonly all: DrawnStep[] = []
  readonly #prefix: string
  #count = 0

  constructor(prefix: string) {
    this.#prefix = prefix
  }

  id(): string {
    this.#count += 1
    return `${this.#prefix}_${this.#count}`
  }

  add(kind: string, settings: JsonObject, name?: string): void {
    this.all.push({ id: this.id(), kind, ...(name !== undefined && { name }), settings })
  }
}

export const text = (words: string): string =>
  `'${words.replaceAll('\\', '').replaceAll("'", '’')}'`

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
  if (/^(?:true|yes|on)$/i.test(said) && type === 'boolean') return 'true'
  if (/^(?:false|no|off)$/i.test(said) && type === 'boolean') return 'false'
  if (/^(?:null|nothing|empty)$/i.test(said)) return 'null'
  if (
    /\b(?:now|current (?:time|date|day|moment)|today|date and time of|day it happens|time it happens|present (?:day|time))\b/i.test(
      said,
    )
  )
    return type === 'date' ? 'today()' : 'now()'
  const choice = Array.isArray(field['values'])
    ? valueSaid(said, { ...table, settings: { fields: [field] } })
    : undefined
  if (choice) return text(choice.value)
  if (/^-?\d+(?:\.\d+)?$/.test(said) && /^(?:integer|decimal|float|bigint)$/.test(type)) return said
  if (/^(?:integer|decimal|float)$/.test(type)) return formulaOf(said, table, draft)
  return type === 'string' || type === 'text' ? text(said) : undefined
}

/** Where mail about a row goes: an address, or a field of the row or of one that it points to. */
export function addressIn(
  words: string,
  table: Node,
  draft: Draft,
  steps: Steps,
  isDrawn = false,
): string | undefined {
  const literal = /[\w.+-]+@[\w-]+\.[\w.-]+\w/.exec(words)?.[0]
  if (literal !== undefined) return text(literal)
  const said = plainWords(words)
  const relation = named(table, 'relations').find(
    ({ name, target }) =>
      mentions(said, name) ||
      mentions(said, draft.manifest.nodes.find(({ id }) => id === target)?.name ?? ''),
  )
  const target = draft.ofKind('table').find(({ id }) => id === relation?.['target'])
  if (relation && target) {
    const mail = mailIn(target)
    if (mail !== undefined)
      return found(target, `row.${relation.name}Id`, mail, singularOf(relation.name), steps)
  }
  const accounts = draft.accounts()
  const own = mailIn(table)
  if (table.settings['owner'] === true && accounts) {
    const mail = mailIn(accounts)
    if (mail !== undefined) return found(accounts, 'row.ownerId', mail, 'owner', steps)
  }
  if (own !== undefined)
    return named(table, 'fields').some(({ name, required }) => name === own && required === true)
      ? `row.${own}`
      : `row.${own} ?? ''`
  if (isDrawn) return undefined
  for (const one of named(table, 'relations')) {
    const node = draft.ofKind('table').find(({ id }) => id === one['target'])
    const mail = node && mailIn(node)
    if (node && mail !== undefined && one['type'] !== 'manyToMany')
      return found(node, `row.${one.name}Id`, mail, one.name, steps)
  }
  return undefined
}

const mentions = (said: string, name: string): boolean => {
  const one = plainWords(name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' '))
  return one !== '' && ` ${said} `.includes(` ${singularOf(one)}`)
}

const mailIn = (table: Node): string | undefined =>
  named(table, 'fields').find(({ name, format }) => format === 'email' || /e-?mail/i.test(name))
    ?.name

/** Looks a row up by its id and gives what one of its fields holds. */
function found(target: Node, id: string, field: string, name: string, steps: Steps): string {
  const key = fieldName(`its ${name}`) ?? 'itsRow'
  const row = fieldName(`that ${name}`) ?? 'thatRow'
  steps.add('set', { value: id }, key)
  steps.add(
    'findOne',
    {
      table: target.id,
      where: `row.id == ${key}`,
      whenMissing: 'fail',
      message: 'There is nobody to tell.',
    },
    row,
  )
  const isThere = named(target, 'fields').some(
    ({ name: own, required }) => own === field && required === true,
  )
  return isThere ? `${row}.${field}` : `${row}.${field} ?? ''`
}

/** The field of a table that words name, or the only one of a type. */
export function fieldOf(words: string, table: Node): NamedItem | undefined {
  const field = inTable(table, words.replace(/^(?:(?:the|its|their|an?|to)\s+)+/i, ''))
  return field?.['target'] === undefined ? field : undefined
}
