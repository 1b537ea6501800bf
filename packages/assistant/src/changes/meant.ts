import type { Operation } from '@drawbridge/kinds/faces'
import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { named } from '../fields-of.ts'
import { operationsSaid } from '../grammar/deed-words.ts'
import { type FieldMeant, fieldsMeant } from '../things/fields-meant.ts'
import { nameInWords, plainWords } from '../words.ts'
import { asPattern } from '../text/as-pattern.ts'

/** What somebody wants to be otherwise, of what is there. */
export type Meant =
  | { readonly sort: 'table'; readonly table: Node }
  | { readonly sort: 'field'; readonly meant: FieldMeant }
  | { readonly sort: 'value'; readonly meant: FieldMeant; readonly value: string }
  | { readonly sort: 'limit'; readonly meant: FieldMeant; readonly settings: readonly string[] }
  | { readonly sort: 'operation'; readonly table: Node; readonly operation: Operation }

const AROUND =
  /^(?:(?:the|this|that(?!\s+\S+(?:\s\S+)?\s+(?:can|may|could)\b)|these|those|our|your|my|whole|entire|all|any|an?|existing|old|table|collection|field|fields|column|columns|property|attribute|called|named|again)\s+)+/iu
const BEHIND =
  /\s+(?:fields?|columns?|propert(?:y|ies)|attributes?)(?=$|\s+(?:of|from|in|on|off)\b)|\s+(?:any ?more|any longer|either|again|at all|completely|entirely|altogether|for good|in (?:the|our) (?:api|app|system|database)|(?:out of|from|through|via|over) the (?:api|app|project|system|database|drawing))$/giu

/** What words name, all of it: tables, fields, a choice, or what the api offers; undefined where some of it is not there. */
export function meantBy(words: string, draft: Draft): readonly Meant[] | undefined {
  const said = words
    .trim()
    .replaceAll(/["“”]/g, '')
    .replaceAll(BEHIND, '')
    .replace(AROUND, '')
    .trim()
  if (said === '') return undefined
  const whole = one(said, draft)
  if (whole !== undefined) return whole
  const parts = said.split(
    /\s*(?:,\s*(?:and\s+)?|\s+(?:and|or|nor|as well as|plus)\s+|\s*[+&]\s*)/iu,
  )
  if (parts.length < 2) return undefined
  // What is said at the end is meant of all: `credits + capacity of courses`.
  const of = /\s+(?:of|from|off|on|in|for)\s+(?<table>.+)$/iu.exec(parts.at(-1) ?? '')?.groups?.[
    'table'
  ]
  const all = parts.map((part) => {
    const bare = part.replace(/^on\s+/i, '').replace(AROUND, '')
    return (
      (of === undefined || /\s(?:of|from|off)\s/i.test(bare)
        ? undefined
        : one(`${bare} of ${of}`, draft)) ?? one(bare, draft)
    )
  })
  if (!all.every((part) => part !== undefined)) return undefined
  // “the deletion of courses and of teachers”
  const deeds = all[0] ?? []
  if (!deeds.every((first) => first.sort === 'operation')) return all.flat()
  return all
    .flat()
    .flatMap((meant) =>
      meant.sort === 'table'
        ? deeds.map(
            ({ operation }) => ({ sort: 'operation', table: meant.table, operation }) as const,
          )
        : [meant],
    )
}

const LIMITS: readonly (readonly [said: RegExp, settings: readonly string[]])[] = [
  [/^(?:uniqueness|unique(?: (?:constraint|rule|index|limit))?)$/i, ['unique']],
  [
    /^(?:(?:maximum|max|upper|longest|largest)(?: (?:length|value|limit))?|upper limit)$/i,
    ['maximum', 'maxLength'],
  ],
  [
    /^(?:(?:minimum|min|lower|shortest|smallest)(?: (?:length|value|limit))?|lower limit)$/i,
    ['minimum', 'minLength'],
  ],
  [
    /^(?:limits?|length limit|range|bounds|restrictions?)$/i,
    ['minimum', 'maximum', 'minLength', 'maxLength'],
  ],
  [/^(?:default(?: value)?)$/i, ['default']],
]

/** `the unique on sku`, `the default of status` */
function limitMeant(said: string, draft: Draft): Meant | undefined {
  const { limit = '', field: words = '' } =
    /^(?<limit>[\p{L}]+(?:\s[\p{L}]+)?)\s+(?:of|on|for|from)\s+(?<field>.+)$/iu.exec(said)
      ?.groups ?? {}
  const settings = LIMITS.find(([pattern]) => pattern.test(limit))?.[1]
  const [meant, ...others] = settings === undefined ? [] : (fieldsMeant(words, draft) ?? [])
  if (settings === undefined || meant === undefined || others.length > 0) return undefined
  const set = settings.filter((name) => meant.field[name] !== undefined)
  return set.length === 0 ? undefined : { sort: 'limit', meant, settings: set }
}

/** `the relation of products to categories` */
function relationMeant(said: string, draft: Draft): readonly FieldMeant[] | undefined {
  const { from = '', to = '' } =
    /^(?:relation(?:ship)?|link|connection|reference|tie)\s+(?:of|from|between)\s+(?<from>.+?)\s+(?:to|and|with)\s+(?<to>.+)$/iu.exec(
      said,
    )?.groups ?? {}
  const [table, target] = [draft.table(from), draft.table(to)]
  if (table === undefined || target === undefined) return undefined
  const relations = (one_: Node, other: Node): readonly FieldMeant[] =>
    named(one_, 'relations')
      .filter((relation) => relation['target'] === other.id)
      .map((field) => ({ table: one_, field }))
  const [only, ...others] = [...relations(table, target), ...relations(target, table)]
  return only === undefined || others.length > 0 ? undefined : [only]
}

function one(said: string, draft: Draft): readonly Meant[] | undefined {
  if (/^(?:whole (?:thing|table|lot)|thing|lot|table)$/i.test(said)) {
    const table = draft.subjectTable()
    return table && [{ sort: 'table', table }]
  }
  const table = draft.table(said.replace(/\s*\b(?:table|entity|collection|resource)$/i, ''))
  if (table) return [{ sort: 'table', table }]
  const limit = limitMeant(said, draft)
  if (limit) return [limit]
  const relation = relationMeant(said, draft)
  const fields =
    relation ?? fieldsMeant(said.replaceAll(/\s+(?:off|from|out of)\s+/giu, ' of '), draft)
  if (fields) return fields.map((meant) => ({ sort: 'field', meant }))
  const operations = operationsMeant(said, draft)
  if (operations) return operations
  const value = valueMeant(said, draft)
  return value && [value]
}

const PLACE = String.raw`(?:of|for|on|in|from|off)\s+(?:(?:the|an?|all|each|every)\s+)*(?<table>[\p{L}_]+(?:\s[\p{L}_]+)?)`
const ROUTE = String.raw`(?:\s+(?:endpoints?|routes?|operations?|actions?|requests?|methods?|part|function|thing|stuff))?`
const OPERATIONS_OF: readonly RegExp[] = [
  new RegExp(
    String.raw`^(?:(?:ability|possibility|option|right|permission|endpoints?|routes?)\s+(?:to|of|for)\s+)?(?<deed>[\p{L}]+(?:(?:\s*(?:,|\/)\s*|\s+(?:and|or)\s+)[\p{L}]+)*)${ROUTE}\s+${PLACE}$`,
    'iu',
  ),
  new RegExp(
    String.raw`^(?:(?:ability|possibility|option|right|permission|endpoints?|routes?)\s+(?:to|of|for)\s+)(?<deed>[\p{L}]+(?:\s+(?:and|or)\s+[\p{L}]+)*)\s+(?<table>[\p{L}_]+(?:\s[\p{L}_]+)?)$`,
    'iu',
  ),
  /^(?<deed>[\p{L}]+(?:ing|ion))\s+(?<table>[\p{L}_]+(?:\s[\p{L}_]+)?)$/iu,
  new RegExp(
    String.raw`^(?<table>[\p{L}_]+(?:\s[\p{L}_]+)?)\s+(?:(?:endpoint|route)\s+(?:for|of)\s+)?(?<deed>[\p{L}]+)${ROUTE}$`,
    'iu',
  ),
  /^that\s+(?<table>[\p{L}_]+(?:\s[\p{L}_]+)?)\s+(?:can|may|could)\s+be\s+(?<deed>[\p{L}]+(?:\s+(?:and|or)\s+[\p{L}]+)*)(?:\s.*)?$/iu,
]

/** `the update of reviews`, `course deletion`, `the possibility to edit orders`: what an api offers. */
function operationsMeant(said: string, draft: Draft): readonly Meant[] | undefined {
  for (const pattern of OPERATIONS_OF) {
    const { table: words = '', deed = '' } = pattern.exec(said)?.groups ?? {}
    const table = words === '' ? undefined : draft.table(words)
    const operations = table && operationsIn(deed)
    if (table && operations && operations.length > 0)
      return operations.map((operation) => ({ sort: 'operation', table, operation }))
  }
  return undefined
}

const METHODS: Readonly<Record<string, readonly Operation[]>> = {
  get: ['list', 'read'],
  post: ['create'],
  put: ['update'],
  patch: ['update'],
}

/** The operations that verbs, nouns of deeds or methods say; empty where one of them says none. */
export function operationsIn(words: string): readonly Operation[] {
  const each = words
    .toLowerCase()
    .split(/\s*(?:,|\/|&)\s*|\s+(?:and|or|nor|plus)\s+|\s*,\s*(?:and|or)\s+/u)
    .filter((word) => word !== '')
    .map((word) => METHODS[word] ?? operationsSaid(word))
  return each.length > 0 && each.every((one_) => one_.length > 0) ? [...new Set(each.flat())] : []
}

/** `the low priority`, `refunded as a status`: one choice of a field that has some. */
function valueMeant(said: string, draft: Draft): Meant | undefined {
  const words = plainWords(said)
    .replaceAll(/[^\p{L}\d]+/gu, ' ')
    .trim()
  const subject = draft.subjectTable()
  const tables = [...(subject ? [subject] : []), ...draft.playing('rows')]
  for (const table of tables)
    for (const field of named(table, 'fields')) {
      const values = Array.isArray(field['values']) ? field['values'] : []
      const name = nameInWords(field.name)
      const value = values.find(
        (one_) =>
          typeof one_ === 'string' && isSaid(words, one_.replaceAll('_', ' ').toLowerCase(), name),
      )
      if (typeof value === 'string') return { sort: 'value', meant: { table, field }, value }
    }
  return undefined
}

const isSaid = (words: string, value: string, field: string): boolean => {
  const rest = ` ${words} `.replace(` ${value} `, ' ')
  if (rest === ` ${words} `) return false
  const more = rest
    .replaceAll(/\b(?:as|an?|the|of|from|for|in|on|value|option|choice|status|state)\b/g, ' ')
    .replace(new RegExp(String.raw`\b${asPattern(field)}(?:e?s)?\b`), ' ')
    .trim()
  const isNamed = new RegExp(
    String.raw`\b(?:${asPattern(field)}|value|option|choice|status|state)`,
  ).test(rest)
  return isNamed && (more === '' || !more.includes(' '))
}
