import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { named, type NamedItem } from '../fields-of.ts'
import { inTable } from '../things/fields-meant.ts'

/** What a part of a clause names: a table, a field of one, or one choice of a field. */
export interface Mention {
  readonly table: Node
  readonly field?: NamedItem
  readonly value?: string
}

/** A clause in which a sign stands for each thing that is there: `rename ‹f0› to cost`. */
export interface Marked {
  readonly text: string
  readonly mentions: readonly Mention[]
  /** What a sign stands for. */
  of(sign: string): Mention | undefined
  /** With the words again that were written. */
  plain(text: string): string
  /** With the names of all: `slug of posts`. */
  named(text: string): string
}

/** A sign of a field, of a table, of a choice, in patterns. */
export const FIELD = String.raw`‹f\d+›`
export const TABLE = String.raw`‹t\d+›`
export const VALUE = String.raw`‹v\d+›`

interface Word {
  readonly text: string
  /** In lower case, without quotes and what shows whose it is. */
  readonly bare: string
  readonly from: number
  readonly to: number
  readonly isWhose: boolean
  /** Another thing begins here: `capacity - number`. */
  readonly isApart: boolean
}

interface Span extends Mention {
  readonly from: number
  readonly to: number
  readonly isBare: boolean
}

const WORDS =
  /["“']?(?<bare>[\p{L}\d_]+(?:-[\p{L}\d_]+)*)(?<whose>'s\b|s'(?!\p{L})|'(?=\s))?["”']?/gu
const DETERMINER =
  /^(?:the|an?|its|their|our|your|my|his|her|this|that|these|those|each|every|all|any|both|whole|existing|current|weird|silly|strange|ugly|stupid|old)$/
const OF = /^(?:of|in|on|for|at|from|off|per|within|inside|belonging)$/
const HEAD =
  /^(?:fields?|columns?|attributes?|propert(?:y|ies)|tables?|collections?|values?|flags?|check-?box(?:es)?|tick-?box(?:es)?)$/
const MOST = 4

/** Signs in the place of the fields, tables and choices that a clause names; none where it names none. */
export function marked(clause: string, draft: Draft): Marked {
  const tables = draft.playing('rows')
  const words = wordsIn(clause)
  const known = lexiconOf(tables)
  if (!words.some(({ bare }) => known.has(stem(bare)))) return withSigns(clause, words, [])
  const said = tablesIn(words, known, draft)
  const spans: Span[] = []
  for (let at = 0; at < words.length;) {
    const found = spanAt(words, at, { known, said, draft })
    const last = spans.at(-1)
    if (found !== undefined && last !== undefined && isChoiceOf(last, found))
      spans.splice(-1, 1, {
        ...(found.value === undefined ? last : found),
        from: last.from,
        to: found.to,
      })
    else if (found !== undefined) spans.push(found)
    at = found === undefined ? at + 1 : Math.max(at + 1, found.to)
  }
  return withSigns(clause, words, spans)
}

/** `the mood wild`, `medium priority`: a choice with the name of its field beside it. */
const isChoiceOf = (one: Span, other: Span): boolean =>
  one.to === other.from &&
  one.field !== undefined &&
  one.field.id === other.field?.id &&
  one.table.id === other.table.id &&
  (one.value === undefined) !== (other.value === undefined)

function wordsIn(clause: string): readonly Word[] {
  return [...clause.matchAll(WORDS)].map((match) => ({
    text: match[0],
    bare: (match.groups?.['bare'] ?? '').toLowerCase(),
    from: match.index,
    to: match.index + match[0].length,
    isWhose: match.groups?.['whose'] !== undefined,
    isApart: /[^\s.]\s*$/u.test(between(clause, match.index)),
  }))
}

/** What stands between a word and the one before it. */
const between = (clause: string, at: number): string =>
  /[^\p{L}\d_"“”']*$/u.exec(clause.slice(0, at))?.[0] ?? ''

/** How many words from here on stand together. */
function together(words: readonly Word[], start: number, most: number): number {
  const apart = words.slice(start + 1, start + most).findIndex(({ isApart }) => isApart)
  return apart < 0 ? Math.min(most, words.length - start) : apart + 1
}

/** Of all names the words; what has none of them names nothing. */
function lexiconOf(tables: readonly Node[]): ReadonlySet<string> {
  const names = tables.flatMap((table) => [
    table.name,
    ...[...named(table, 'fields'), ...named(table, 'relations')].flatMap(({ name, values }) => [
      name,
      ...(Array.isArray(values) ? values.map(String) : []),
    ]),
  ])
  return new Set(
    names.flatMap((name) =>
      [name, ...name.replaceAll(/([a-z\d])([A-Z])/g, '$1 $2').split(/[\s_-]+/)].map((word) =>
        stem(word.toLowerCase()),
      ),
    ),
  )
}

const stem = (word: string): string =>
  word.replace(/(?:ies|y)$/, 'i').replace(/(?<=..)(?:e?s)*e?$/, '')

interface Known {
  readonly known: ReadonlySet<string>
  /** Tables that the clause names anywhere. */
  readonly said: ReadonlySet<string>
  readonly draft: Draft
}

function tablesIn(words: readonly Word[], known: ReadonlySet<string>, draft: Draft) {
  const found = new Set<string>()
  for (let at = 0; at < words.length; at += 1)
    for (let count = 1; count <= 2 && at + count <= words.length; count += 1) {
      if (!known.has(stem(words[at]?.bare ?? ''))) continue
      const table = draft.table(textOf(words, at, count))
      if (table) found.add(table.id)
    }
  return found
}

const textOf = (words: readonly Word[], at: number, count: number): string =>
  words
    .slice(at, at + count)
    .map(({ bare }) => bare)
    .join(' ')

/** The longest that words from here on name. */
function spanAt(words: readonly Word[], at: number, by: Known): Span | undefined {
  let begin = at
  while (begin < words.length && DETERMINER.test(words[begin]?.bare ?? '') && begin - at < 3)
    begin += 1
  const isField = HEAD.test(words[begin]?.bare ?? '') && begin + 1 < words.length
  const start = isField ? begin + 1 : begin
  const first_ = words[start]?.bare ?? ''
  if (!by.known.has(stem(first_)) && !DAY.test(first_)) return undefined
  const all = [
    ...fieldsAt(words, start, by),
    ...tablesAt(words, start, by),
    ...valuesAt(words, start, by),
  ]
  const [first, ...more] = all
  if (first === undefined) return undefined
  const best = more.reduce((one, other) => (other.to > one.to ? other : one), first)
  const isHead = HEAD.test(words[best.to]?.bare ?? '')
  return { ...best, from: at, to: isHead ? best.to + 1 : best.to }
}

function fieldsAt(words: readonly Word[], start: number, by: Known): readonly Span[] {
  const found: Span[] = []
  for (let count = together(words, start, MOST); count > 0; count -= 1) {
    const to = start + count
    const table = by.draft.table(textOf(words, start, count))
    // `doctor's room`, `products.stock`, `task titles`
    if (table) {
      const behind = HEAD.test(words[to]?.bare ?? '') ? to + 1 : to
      const isApart = DETERMINER.test(words[behind]?.bare ?? '')
      for (let more = isApart ? 0 : Math.min(3, words.length - behind); more > 0; more -= 1) {
        const field = inTable(table, textOf(words, behind, more), !isBeside(words, behind - 1))
        if (field) found.push({ table, field, from: start, to: behind + more, isBare: false })
      }
    }
    const behind = HEAD.test(words[to]?.bare ?? '') ? to + 1 : to
    if (OF.test(words[behind]?.bare ?? '')) {
      let there = behind + 1
      while (DETERMINER.test(words[there]?.bare ?? '')) there += 1
      for (let more = Math.min(3, words.length - there); more > 0; more -= 1) {
        const of = by.draft.table(textOf(words, there, more))
        const field =
          of &&
          (inTable(of, textOf(words, start, count)) ?? onlyDay(of, textOf(words, start, count)))
        if (of && field)
          found.push({ table: of, field, from: start, to: there + more, isBare: false })
      }
    }
    const alone = table ? undefined : anywhere(textOf(words, start, count), by)
    if (alone) found.push({ ...alone, from: start, to, isBare: true })
  }
  return found
}

const DAY = /^(?:date|day|time)$/
/** “The date of enrolment”, where one has no other. */
function onlyDay(table: Node, words: string): NamedItem | undefined {
  const all = named(table, 'fields').filter(({ type }) => String(type).startsWith('date'))
  return DAY.test(words) && all.length === 1 ? all[0] : undefined
}

const isBeside = (words: readonly Word[], at: number): boolean => words[at]?.isWhose === true

/** Called just so in a table that is spoken of, else in one alone. */
function anywhere(words: string, { said, draft }: Known): Mention | undefined {
  const tables = draft.playing('rows')
  const having = (some: readonly Node[], isExact: boolean) =>
    some.flatMap((table) => {
      const field = inTable(table, words, isExact)
      return field ? [{ table, field }] : []
    })
  const spoken = tables.filter(({ id }) => said.has(id))
  const subject = tables.filter(({ id }) => id === draft.subject)
  const accounts = draft.accounts()?.id
  const others = tables.filter(({ id }) => id !== accounts)
  // “Reviews need a title” asks for one of theirs, and not for that of products.
  const near =
    spoken.length > 0
      ? [having(spoken, true), having(spoken, false)]
      : [having(subject, true), having(subject, false)]
  const some = near.find(({ length }) => length > 0) ?? []
  const all = some.length > 0 || spoken.length > 0 ? some : having(others, true)
  return all.length === 1 ? all[0] : undefined
}

function tablesAt(words: readonly Word[], start: number, { draft }: Known): readonly Span[] {
  const found: Span[] = []
  for (let count = together(words, start, 3); count > 0; count -= 1) {
    const table = draft.table(textOf(words, start, count))
    if (table) found.push({ table, from: start, to: start + count, isBare: true })
  }
  return found
}

function valuesAt(words: readonly Word[], start: number, { said, draft }: Known): readonly Span[] {
  const isQuoted = /^["“']/.test(words[start]?.text ?? '')
  const tables = draft.playing('rows')
  const of = (some: readonly Node[]) =>
    some.flatMap((table) =>
      named(table, 'fields').flatMap((field) =>
        (Array.isArray(field['values']) ? field['values'] : []).flatMap((value) => {
          const all = String(value).replaceAll(/[_-]/g, ' ').toLowerCase().split(' ')
          const isSaid = textOf(words, start, all.length) === all.join(' ')
          return isSaid
            ? [
                {
                  table,
                  field,
                  value: String(value),
                  from: start,
                  to: start + all.length,
                  isBare: true,
                },
              ]
            : []
        }),
      ),
    )
  const near = of(tables.filter(({ id }) => said.has(id) || id === draft.subject))
  if (near.length > 0) return near.length === 1 ? near : []
  const all = of(tables)
  return all.length === 1 || isQuoted ? all.slice(0, 1) : []
}

function withSigns(clause: string, words: readonly Word[], spans: readonly Span[]): Marked {
  const signs = new Map<string, { readonly mention: Mention; readonly words: string }>()
  let text = ''
  let begin = 0
  for (const [at, span] of spans.entries()) {
    const [from, to] = [words[span.from]?.from ?? 0, words[span.to - 1]?.to ?? 0]
    const sort = span.value !== undefined ? 'v' : span.field !== undefined ? 'f' : 't'
    const sign = `‹${sort}${at}›`
    signs.set(sign, { mention: span, words: clause.slice(from, to) })
    text += clause.slice(begin, from) + sign
    begin = to
  }
  text += clause.slice(begin)
  return {
    text: text.trim(),
    mentions: spans,
    named: (said) =>
      said.replaceAll(/‹[ftv]\d+›/g, (sign) => nameOf(signs.get(sign)?.mention, spans)),
    of: (sign) => signs.get(sign)?.mention,
    plain: (said) => said.replaceAll(/‹[ftv]\d+›/g, (sign) => signs.get(sign)?.words ?? sign),
  }
}

/** Its name, with that of its table where the clause does not say it elsewhere. */
function nameOf(mention: Mention | undefined, all: readonly Mention[]): string {
  const { table, field, value } = mention ?? {}
  if (table === undefined || field === undefined) return table?.name ?? ''
  const isSaid = all.some((one) => one.table.id === table.id && one.field === undefined)
  const name = isSaid && value === undefined ? field.name : `${field.name} of ${table.name}`
  return value === undefined ? name : `the value ${value.replaceAll('_', ' ')} of ${name}`
}
