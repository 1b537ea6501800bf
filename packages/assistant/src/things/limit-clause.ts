import type { Draft } from '../draft.ts'
import { named } from '../fields-of.ts'
import { arePeople } from '../people/known.ts'
import type { Recipe } from '../recipe.ts'
import { fieldName, plainWords } from '../words.ts'
import { fieldsMeant, inTable, type FieldMeant } from './fields-meant.ts'
import { isDenied, isNoLimit } from './denied.ts'
import { Doing } from './doing.ts'
import { settingsOfLimits } from './limits-as-settings.ts'
import { isLimits } from './limits-alone.ts'
import { newAge, newFields } from './new-limits.ts'
import { isNothing, saidLimits } from './said-limits.ts'
import { setLimits } from './set-limits.ts'

const SAID = String.raw`(?:must|can|can't|cannot|may|might|should|shall|has|have|goes|go|ranges?|runs?|lies|needs?|becomes?|become|stays?|is|are|isn't|aren't|be|get|gets|will|mustn't|shouldn't|needn't|never|always|to be|=|:|<|>)`
const CLAUSE = new RegExp(
  String.raw`^(?:(?:make|set|limit|restrict|cap|keep|mark|declare)\s+(?!and\s))?(?<fields>[^:<>=]+?)\s+(?<limits>(?:(?:both|all|each|also|only|always|never|to|no longer|no more)\s+)*(?:${SAID}\b.*|(?:required|optional|unique|mandatory|up to|at most|at least|(?:max|min)(?:imum)?\b|no (?:more|less|longer|shorter)|not|between|one of|either|from|\d|(?:as\s+)?(?:read|write)-only|hidden|default|non-?negative|positive)\b.*|[<>≤≥].*))$`,
  'iu',
)

/** `the title is required and up to 120 characters`, `patients.email unique`, `make the phone optional`. */
export const limitFields: Recipe = {
  examples: [
    'title is required, up to 120 characters',
    'make price optional',
    'email of customers must be unique',
    'status of orders is one of open, paid and sent',
    'a title can’t be longer than 80 characters',
  ],
  read(clause, draft) {
    const doing = new Doing(draft)
    if (newAge(clause, doing) || newlyLimited(clause, doing)) return doing.reading
    const parts = partsOf(said(clause, draft))
    let before: FieldMeant | undefined
    for (const [at, part] of parts.entries()) {
      const read = readPart(part, doing, at > 0 ? before : undefined)
      if (read === undefined) return at === 0 ? undefined : left(doing, parts.slice(at))
      before = read.at(-1)
    }
    return doing.commands.length === 0 && doing.says.length === 0 ? undefined : doing.reading
  },
}

const FOR = /^(?:to|for|from|by)\s+/i

/** `Net amount: required, at least 0.01` */
function newlyLimited(clause: string, doing: Doing): boolean {
  const { field = '', limits = '' } =
    /^(?<field>[^:]{2,40}):\s*(?<limits>.+)$/.exec(clause)?.groups ?? {}
  return field !== '' && isLimits(limits) && newFields(field, limits, doing)
}

/** `email: valid address, required` and `required for every task`, said as the others are. */
function said(clause: string, draft: Doing['draft']): string {
  const [, field = '', rest = ''] = /^([^:]{2,40}):\s*(.+)$/.exec(clause) ?? []
  const isField =
    field !== '' && draft.table(field) === undefined && fieldsMeant(field, draft) !== undefined
  const plain = isField ? `${field} is ${rest}` : clause
  return plain.replace(
    /^(?<field>(?:an?|the)?\s*[\p{L} ]+?)\s+(?<what>(?:is|must be|are|should be)\s.+?)\s+(?:for|in|of|on)\s+(?:every|each|all|any)\s+(?<table>[\p{L}_]+)$/iu,
    '$<field> of $<table> $<what>',
  )
}

function left(doing: Doing, parts: readonly string[]) {
  doing.left.push(...parts)
  return doing.reading
}

/** `patients.email unique, doctors.room max 10 characters`: several at once. */
function partsOf(clause: string): readonly string[] {
  return clause.split(
    /,\s+(?=(?:(?:an?|the|its)\s+)?[\p{L}.]+(?:\s[\p{L}.]+){0,2}\s+(?:unique|required|optional|max|min|no more|no less|up to|at (?:most|least)|between|must|is|has|may|can|goes|ranges|runs|should|cannot)\b)|\s+and\s+(?=(?:the|its)\s+[\p{L}]+\s+(?:required|optional|unique|up to|at (?:most|least)))/iu,
  )
}

function readPart(
  part: string,
  doing: Doing,
  before: FieldMeant | undefined,
): readonly FieldMeant[] | undefined {
  const { draft } = doing
  const groups = CLAUSE.exec(part)?.groups
  if (groups === undefined || isDenied(groups['fields'] ?? '') || isNoLimit(part)) return undefined
  const words = (groups['fields'] ?? '')
    .replace(/^(?:make|set|limit|restrict|cap|keep|mark)\s+(?!and\s)(?:the\s+)?/i, '')
    .replace(/\s+(?:must|can|should|may)$/i, '')
  const text = (groups['limits'] ?? '')
    .replace(/\b(?:must|has|have|need|needs|should) to be\b/gi, 'must be')
    .replace(/\bcan not\b/gi, "can't")
  const needed = neededField(words, text, doing)
  if (needed !== undefined) return readPart(needed, doing, before)
  if (HOLDS_ONE.test(text) && draft.table(words) !== undefined) return undefined
  const said = saidLimits(text)
  // “Hidden from guests” says who may see it.
  if (said.visibility !== undefined && arePeople(said.rest.replace(FOR, ''), draft))
    return undefined
  if (isNothing(said) || (said.rest.split(' ').length > 5 && said.rest !== '')) return undefined
  // Of a case that nobody keeps, it would hold always.
  if (/\b(?:if|when|whenever|unless|until|while|never)\b/i.test(said.rest)) return undefined
  const beside = before && inTable(before.table, words)
  const meant =
    beside && before
      ? [{ table: before.table, field: beside }]
      : (fieldsMeant(words, draft) ??
        (said.values === undefined ? lastNamed(words, doing) : undefined) ??
        onlyText(words, said.ofLength === true, doing))
  if (meant === undefined) return newFields(words, text, doing) ? [] : undefined
  const isLimited = meant.some(
    ({ field }) =>
      Object.keys(settingsOfLimits(said, String(field['type'] ?? 'relation'))).length > 0,
  )
  // “Done tasks are read only” is said of tasks.
  const isOfRows = meant.some(({ field }) => field['type'] === 'boolean')
  if (!isLimited || (said.visibility === 'readOnly' && isOfRows)) return undefined
  if (said.rest !== '' && said.rest !== words) doing.left.push(said.rest)
  for (const { table, field } of meant)
    setLimits(
      table.id,
      table.name,
      field,
      settingsOfLimits(said, String(field['type'] ?? 'relation')),
      doing,
    )
  doing.draft.subject = meant[0]?.table.id
  return meant
}

/** “reviews must have a text, at least 10 characters” → `body of reviews is required, at least 10 characters` */
function neededField(words: string, text: string, { draft }: Doing): string | undefined {
  const { field: said = '', more = '' } = NEEDS.exec(text)?.groups ?? {}
  const table = said === '' ? undefined : draft.table(words)
  if (table === undefined) return undefined
  const texts = named(table, 'fields').filter(({ type }) => type === 'text')
  const isText = /^text$/i.test(said) && texts.length === 1
  const field = inTable(table, said) ?? (isText ? texts[0] : undefined)
  return field && `${field.name} of ${table.name} is required, ${more}`
}

const NEEDS =
  /^(?:(?:always|now)\s+)*(?:must|have to|has to|should|needs? to|must be|shall)\s+(?:always\s+)?(?:have|has)\s+(?:an?|the|some|its|their)\s+(?<field>[\p{L}]+(?:\s[\p{L}]+){0,2}?)(?:\s*,\s*(?<more>.+))?$/iu

/** “orders should have a discount code, optional” draws a field. */
const HOLDS_ONE =
  /^(?:(?:should|must|can|may|also|always|now|to|have|has)\s+)*(?:have|has|gets?|needs?)\s+(?:also\s+)?(?:an?|the|some)\s+(?!(?:max|min|length|limit|value|default)\w*\b)/i

/** “… have a code, it is two letters”: the field that was named last. */
function lastNamed(words: string, { draft }: Doing): readonly FieldMeant[] | undefined {
  const table = draft.subjectTable()
  if (table === undefined || !draft.fresh.has(table.id) || plainWords(words) !== table.name)
    return undefined
  const field = named(table, 'fields').at(-1)
  return field && [{ table, field }]
}

/** “cap comments at 1000 characters” speaks of the one text that comments have. */
function onlyText(
  words: string,
  isLength: boolean,
  { draft }: Doing,
): readonly FieldMeant[] | undefined {
  const bare = words.replace(/\b(?:we|you|i|them|it)\b|^cap\s+|\bcan\b/gi, ' ').trim()
  const table =
    draft.table(bare) ??
    (/^(?:we\s+)?(?:cap\s+)?(?:them|it)$/i.test(words.replace(/^can\s+/i, ''))
      ? draft.subjectTable()
      : undefined)
  const texts =
    table && named(table, 'fields').filter(({ type }) => type === 'text' || type === 'string')
  const [only, ...others] = texts ?? []
  return isLength && table && only && others.length === 0 ? [{ table, field: only }] : undefined
}

/** What was said last of them: “two flats can't have the same”. */
const lastGiven = (words: string, draft: Draft): string | undefined => {
  const table = draft.tableMeant(words)
  return table && draft.fresh.has(table.id) ? named(table, 'fields').at(-1)?.name : undefined
}

const TOGETHER: readonly RegExp[] = [
  /^(?:no\s+)?two\s+(?<table>[\p{L}_]+)\s+(?:can't|cannot|can not|may not|must not|mustn't|should not|may never|must never|can|may)\s+(?:ever\s+)?(?:have|share|get)\s+the\s+same(?:\s+one)?$/iu,
  /^no\s+(?:two|other)?\s*(?<table>[\p{L}_ ]+?)\s+(?:can|may|must|should|shall)?\s*(?:share|have)\s+(?:the\s+same\s+|an?\s+|one\s+)(?<one>[\p{L} ]+?)(?:\s+(?:and|for|in|on|within|of|at)\s+(?:the\s+)?(?:same\s+|one\s+)?(?<other>[\p{L} ]+))?$/iu,
  /^(?:two|several|different)\s+(?<table>[\p{L}_]+)\s+(?:in|of|on|for|within|at|by|with)\s+(?:the\s+same|one|a)\s+(?<other>[\p{L} ]+?)\s+(?:can't|cannot|can not|may not|must not|mustn't|should not|shouldn't|never)\s+(?:share|have)\s+(?:the\s+same\s+|an?\s+)(?<one>[\p{L} ]+)$/iu,
  /^(?:two|several|different)\s+(?<table>[\p{L}_]+)\s+(?:can't|cannot|can not|may not|must not|mustn't|should not|shouldn't|may never|must never|never)\s+(?:ever\s+)?(?:share|have|use|get)\s+(?:the\s+same|one)\s+(?<one>[\p{L} ]+)$/iu,
  /^(?:the\s+same|an?|one|each|every)\s+(?<one>[\p{L}]+)\s+(?:can't|cannot|can not|may not|must not|mustn't|should not|shouldn't|can only|may only|must only|can|is only|may)\s+(?:not\s+)?(?:only\s+)?(?:be\s+)?(?:\p{L}+\s+)?(?:twice|more than once|several times|once|only once|again)\s+(?:for|in|on|per|within|at|by)\s+(?:the\s+same|one|a|an|each|every)?\s*(?<other>[\p{L} ]+)$/iu,
  /^(?:the|an?|each|no)\s+(?<one>[\p{L}]+(?:\s[\p{L}]+){0,2})\s+(?:must|may|can|should|shall)\s*(?:not|n't|never)?\s*(?:be\s+)?\p{L}+\s+(?:twice|two times|more than once|only once|once|again)\s+(?:for|in|on|per|within|at|by)\s+(?:the\s+same|one|an?|each|every)?\s*(?<other>[\p{L} ]+)$/iu,
  /^(?:an?|each|every|one)\s+(?<one>[\p{L}]+)\s+(?:can|may|should|must)\s+(?:only\s+)?(?:\p{L}+)\s+(?:an?|the same|each|one|every)\s+(?<other>[\p{L}]+)\s+(?:only\s+once|once|just once|at most once)$/iu,
  /^(?:(?:an?|the|each|every)\s+[\p{L}]+'s\s+)?(?<one>[\p{L} ]+?)\s+(?:is|are|must be|should be|has to be|have to be)\s+unique\s+(?:per|within|for (?:each|every|one)|in (?:each|every|one|a|the)|inside (?:an?|each)|for)\s+(?:(?:an?|its|their|the|the same|one|each)\s+)?(?<other>[\p{L} ]+)$/iu,
  /^(?<one>[\p{L} ]+?)\s+(?:and|\+|,)\s+(?<other>[\p{L} ]+?)\s+(?:together\s+)?(?:are|must be|have to be|has to be|should be|is|together)\s+(?:be\s+)?(?:unique\s+together|together\s+unique|unique in combination|unique as a pair|unique)(?:\s+together)?$/iu,
]

/** Fields that are unique together: “two tasks in the same project can’t have the same title”. */
export const uniqueTogether: Recipe = {
  examples: ["two tasks in the same project can't have the same title"],
  read(clause, draft) {
    for (const pattern of TOGETHER) {
      const groups = pattern.exec(clause.replaceAll(/\be-mail\b/gi, 'email'))?.groups
      if (groups === undefined) continue
      const { other, table: said } = groups
      const last = said === undefined ? undefined : lastGiven(said, draft)
      const { one = last ?? '' } = groups
      const table =
        (said === undefined ? undefined : draft.tableMeant(said)) ??
        tableWith([one, other ?? one], draft)
      if (table === undefined) continue
      const first = inTable(table, one)
      const doing = new Doing(draft)
      doing.draft.subject = table.id
      if (other === undefined) {
        if (first === undefined) continue
        doing.do(`No two ${table.name} have the same ${first.name}.`, [
          {
            type: 'setSetting',
            id: table.id,
            path: ['fields', `#${first.id}`, 'unique'],
            value: true,
          },
        ])
        return doing.reading
      }
      const second = inTable(table, other)
      if (first === undefined || second === undefined || first === second) continue
      const id = fieldName(`${table.name} ${first.name} ${second.name} once`) ?? 'once'
      const item = { id, fields: [first.name, second.name], kind: 'unique' }
      doing.do(`No two ${table.name} of the same ${second.name} have the same ${first.name}.`, [
        { type: 'insertItem', id: table.id, path: ['indexes'], item },
      ])
      return doing.reading
    }
    return undefined
  },
}

function tableWith(words: readonly string[], draft: Parameters<Recipe['read']>[1]) {
  const tables = draft.playing('rows')
  const all = tables.filter((table) => words.every((word) => inTable(table, word) !== undefined))
  const subject = all.find(({ id }) => id === draft.subject)
  return subject ?? (all.length === 1 ? all[0] : undefined)
}
