import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { named, type NamedItem } from '../fields-of.ts'
import { fieldName, plainWords } from '../words.ts'
import { splitItems } from './split-items.ts'

export interface FieldMeant {
  readonly table: Node
  readonly field: NamedItem
}

const OF =
  /^(?:the\s+)?(?<field>.+?)\s+(?:of|in|on|for)\s+(?:an?\s+|the\s+|each\s+|every\s+|all\s+)?(?<table>[\p{L}_]+(?:\s[\p{L}_]+)?)$/iu
const WHOSE =
  /^(?:(?:an?|the|each|every|all)\s+)?(?<table>[\p{L}_]+(?:\s[\p{L}_]+)?)(?:'s|s'|\.)\s*(?<field>.+)$/iu

/** The fields that words name, in the table that they name or that was spoken of last: `title and body`, `all three`. */
export function fieldsMeant(words: string, draft: Draft): readonly FieldMeant[] | undefined {
  const said = words.trim()
  const count =
    /^(?:all|both)(?:\s+(?:of\s+)?(?:them|these|(?<many>two|three|four|five|six)|fields|of the fields))?$/i.exec(
      said,
    )
  if (count) return lastFields(draft, count[0], count.groups?.['many'])
  const items = splitItems(said.replaceAll(/\s+or\s+/gi, ' and '))
  // `title and body of posts`: what is said at the end is meant of all.
  const shared = OF.exec(items.at(-1) ?? '')?.groups?.['table']
  const table = shared === undefined ? undefined : draft.table(shared)
  const found = items.map((item) => oneField(item, draft, table))
  return found.every((one) => one !== undefined) && found.length > 0 ? found : undefined
}

function lastFields(
  draft: Draft,
  said: string,
  many: string | undefined,
): readonly FieldMeant[] | undefined {
  const table = draft.subjectTable()
  if (table === undefined) return undefined
  const NUMBERS: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5, six: 6 }
  const fields = named(table, 'fields')
  const number = NUMBERS[many?.toLowerCase() ?? ''] ?? (/both/i.test(said) ? 2 : fields.length)
  return fields.slice(-number).map((field) => ({ table, field }))
}

function oneField(words: string, draft: Draft, shared: Node | undefined): FieldMeant | undefined {
  const bare = words
    .trim()
    .replace(
      /^(?:(?:the|an?|its|their|this|that|each|every|any|field|column|value of(?: the)?)\s+)+/i,
      '',
    )
  const of = OF.exec(bare)?.groups
  const whose = WHOSE.exec(words.trim())?.groups
  for (const groups of [of, whose]) {
    const table = draft.tableMeant(groups?.['table'] ?? '') ?? undefined
    const field = table && inTable(table, groups?.['field'] ?? '')
    if (table && field) return { table, field }
  }
  if (of !== undefined && draft.table(of['table'] ?? '') !== undefined) return undefined
  if (shared !== undefined) {
    const field = inTable(shared, bare)
    if (field) return { table: shared, field }
  }
  // `task titles`, `appointment reason`
  const all = bare.split(/[\s.]+/)
  for (let at = all.length - 1; at > 0; at -= 1) {
    const table = draft.table(all.slice(0, at).join(' '))
    const field = table && inTable(table, all.slice(at).join(' '))
    if (table && field) return { table, field }
  }
  return anywhere(bare, draft)
}

/** In the table that was spoken of last, else in the only one that has it, new ones first. */
function anywhere(words: string, draft: Draft): FieldMeant | undefined {
  const subject = draft.subjectTable()
  const own = subject && inTable(subject, words)
  if (subject && own) return { table: subject, field: own }
  const tables = draft.playing('rows')
  const exact = tables.filter((table) => inTable(table, words, true) !== undefined)
  const all = (exact.length > 0 ? exact : tables).flatMap((table) => {
    const field = inTable(table, words)
    return field ? [{ table, field }] : []
  })
  const accounts = draft.accounts()?.id
  const others = all.filter(({ table }) => table.id !== accounts)
  // What is being drawn has a name of its own: nobody speaks of the accounts' that came with it.
  const isDrawing = subject !== undefined && draft.fresh.has(subject.id)
  const fresh = others.filter(({ table }) => draft.fresh.has(table.id))
  return fresh.length === 1
    ? fresh[0]
    : others.length === 1
      ? others[0]
      : all.length === 1 && !isDrawing
        ? all[0]
        : undefined
}

export function inTable(table: Node, words: string, isExact = false): NamedItem | undefined {
  const plain = plainWords(words).replace(/\s+(?:field|column|value)s?$/, '')
  const wanted = [
    fieldName(plain),
    fieldName(plain.replace(/s$/, '')),
    fieldName(plain.replace(/\s+(?:numbers?|address(?:es)?)$/, '')),
    fieldName(plain.replace(/ies$/, 'y')),
    fieldName(plain.replace(/es$/, '')),
  ].map((name) => name?.toLowerCase())
  const named_ = [...named(table, 'fields'), ...named(table, 'relations')]
  return (
    named_.find((field) => wanted.includes(field.name.toLowerCase())) ??
    // `date` is `dueDate`, where nothing else is a date.
    (isExact ? undefined : (onlyEnding(named(table, 'fields'), plain) ?? alike(named_, plain)))
  )
}

/** What is called otherwise by some. */
const ALIKE: readonly RegExp[] = [
  /^(?:(?:tele|mobile\s?|cell\s?)?phone|mobile|tel|cell)(?:\s?number)?$/i,
  /^(?:last|family|sur)\s?name$/i,
  /^(?:first|given|fore)\s?name$/i,
  /^(?:e-?mail|mail)(?:\s?address)?$/i,
  /^(?:zip|postal|post)\s?code$|^zip$/i,
  /^start(?:s|ed)?(?:\s?(?:date|time|day|on|at))?$/i,
  /^end(?:s|ed)?(?:\s?(?:date|time|day|on|at))?$/i,
  /^(?:birth\s?date|date\s?of\s?birth|birthday|dob|born\s?on)$/i,
]

function alike(fields: readonly NamedItem[], words: string): NamedItem | undefined {
  const same = ALIKE.find((names) => names.test(words))
  const found = fields.filter(({ name }) => same?.test(name.replaceAll('_', '')))
  return found.length === 1 ? found[0] : undefined
}

function onlyEnding(fields: readonly NamedItem[], words: string): NamedItem | undefined {
  const wanted = fieldName(words)?.toLowerCase()
  if (wanted === undefined || wanted.length < 4) return undefined
  const found = fields.filter(({ name }) => name.toLowerCase().endsWith(wanted))
  return found.length === 1 ? found[0] : undefined
}
