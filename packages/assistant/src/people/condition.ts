import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { named, type NamedItem } from '../fields-of.ts'
import { plainWords, sameThing } from '../words.ts'

/** The value of a choice that is spoken of, with the field that has it. */
export function valueSaid(
  words: string,
  table: Node,
): { readonly field: NamedItem; readonly value: string } | undefined {
  const said = ` ${plainWords(words).replaceAll(/[^\p{L}\d]+/gu, ' ')} `
  for (const field of named(table, 'fields')) {
    const values = Array.isArray(field['values']) ? field['values'] : []
    const value = values.find(
      (one) => typeof one === 'string' && said.includes(` ${one.replaceAll('_', ' ')} `),
    )
    if (typeof value === 'string') return { field, value }
  }
  return undefined
}

/** Words that people say for one another, of what becomes of a thing. */
const SAME: readonly (readonly string[])[] = [
  ['done', 'completed', 'complete', 'finished', 'closed', 'resolved'],
  ['cancelled', 'canceled'],
  ['shipped', 'dispatched', 'sent'],
  ['paid', 'settled'],
  ['approved', 'accepted'],
  ['rejected', 'declined', 'denied'],
  ['published', 'live'],
  ['returned', 'given back', 'brought back'],
]

const isSaid = (said: string, value: string): boolean => {
  const plain = value.replaceAll('_', ' ')
  const words = SAME.find((all) => all.includes(plain)) ?? [plain]
  return said.includes(` ${plain} `) || words.some((word) => said.includes(` ${word} `))
}

/** The yes or no that is spoken of. */
export function flagSaid(words: string, table: Node): NamedItem | undefined {
  const said = plainWords(words).split(/[^\p{L}\d]+/u)
  return named(table, 'fields').find((field) => {
    if (field['type'] !== 'boolean') return false
    const name = field.name.replace(/^(?:is|has)(?=[A-Z])/, '')
    return (
      isSaid(` ${said.join(' ')} `, name.toLowerCase()) ||
      said.some((word) => sameThing(word, name))
    )
  })
}

/** That it is, and that it is not, where it may be that nobody said. */
const on = ({ name, required }: NamedItem): string =>
  required === true ? `row.${name}` : `(row.${name} ?? false)`
const off = ({ name, required }: NamedItem): string =>
  required === true ? `!row.${name}` : `!(row.${name} ?? false)`

/** That what `row.done` says is not so; undefined where a formula says more than that. */
export function offIn(formula: string, table: Node): string | undefined {
  const flag = named(table, 'fields').find((field) => formula === on(field))
  return flag && off(flag)
}

const NOT =
  /\b(?:not|n't|never|nobody|no one|no-one|nothing|isn't|aren't|hasn't|no longer|un\p{L}+ed)\b/iu

/** `pending`, `unpublished`: the formula of rows in a state; undefined where the words are none. */
export function stateIn(words: string, table: Node): string | undefined {
  const bare = /^(?:un|non-?)(?<state>\p{L}{4,})$/iu.exec(words.trim())?.groups?.['state']
  const choice = valueSaid(words, table)
  if (choice) return `row.${choice.field.name} == '${choice.value}'`
  const flag = flagSaid(words, table)
  if (flag) return /\b(?:not|non)\b/i.test(words) ? off(flag) : on(flag)
  const other = bare === undefined ? undefined : flagSaid(bare, table)
  if (other) return off(other)
  // A draft is what is not published.
  const published = /^drafts?$/i.test(words.trim()) ? flagSaid('published', table) : undefined
  return published && off(published)
}

/** “the order is still pending” → `row.status == 'pending'`; undefined where it can't be said of a row. */
export function conditionIn(words: string, table: Node, _draft: Draft): string | undefined {
  const isNot = NOT.test(words) || /^unless\b/i.test(words)
  const choice = valueSaid(words, table)
  if (choice) return `row.${choice.field.name} ${isNot ? '!=' : '=='} '${choice.value}'`
  const flag = flagSaid(words, table)
  if (flag) return isNot ? off(flag) : on(flag)
  return undefined
}
