import { choice } from '../choice.ts'
import { named } from '../fields-of.ts'
import { DEED_WORDS } from '../grammar/deed-words.ts'
import type { Doing } from '../things/doing.ts'
import type { FieldMeant } from '../things/fields-meant.ts'
import { fieldNow } from './field-now.ts'
import { FIELD, type Marked, TABLE } from './marked.ts'

const OF = String.raw`(?<of>${FIELD})`
const OF_ROWS = String.raw`(?<rows>${TABLE})`
const NEW = String.raw`(?:(?:also|an?|the|one|another|an?other|more|new|extra|further|additional|second|third|fourth|possible|values?|options?|choices?|states?|levels?|stages?|kinds?|sorts?|types?|steps?|called|named|namely)[\s,:]+)`
const VALUES = String.raw`(?<values>["“']?[\p{L}\d][\p{L}\d _-]*?["”']?(?:\s*(?:,|\/|\bor\b|\band\b)\s*["“']?[\p{L}\d][\p{L}\d _-]*?["”']?)*)`
const TO = String.raw`(?:to|as|among|in|for|into|on|under|of)\s+(?:(?:the|an?|possible|list|values?|options?|choices?|of|for|new)\s+)*`
const TAIL = String.raw`(?:\s*,?\s+(?:too|also|as well|please|now|then|from now on|instead|again))*$`
const CAN = String.raw`(?:(?:can|could|may|might|should|must|shall|ought to|needs? to|has to|have to)\s+)`

/** Ways of saying that a field has one choice more. */
const MORE: readonly RegExp[] = [
  `^(?:please\\s+|also\\s+)*(?:add|include|allow|introduce|put|offer|insert|permit|append)\\s+${NEW}*${VALUES}\\s+${TO}${OF}${TAIL}`,
  `^(?:please\\s+|also\\s+)*(?:add|include|allow|introduce|put|offer|insert|there (?:is|should be|must be)|we (?:also )?need|i (?:also )?(?:need|want))\\s+${NEW}*${OF}\\s*(?:[:,]\\s*)?${NEW}*${VALUES}(?:\\s+${TO}${OF_ROWS})?${TAIL}`,
  `^(?:${NEW}+)${OF}\\s*(?:[:,]|(?:is|should be)\\s)?\\s*${VALUES}${TAIL}`,
  `^${OF}\\s+${CAN}(?:also|now|then|even|sometimes|too)\\s+(?:${CAN})?(?:be|have|include|allow|become|get|read|say)\\s+${NEW}*${VALUES}${TAIL}`,
  `^${OF}\\s+${CAN}(?:be|have|include|allow|become|get)\\s+(?:also\\s+)?${NEW}*${VALUES}\\s+(?:too|also|as well)$`,
  `^${OF}\\s+(?:${CAN}|(?:also|now)\\s+)*(?:needs?|gets?|has|have|takes?|misses|lacks|allows?|includes?|knows?)\\s+(?:now\\s+|also\\s+)?(?:an?\\s+|the\\s+|one\\s+)?(?:new|another|more|additional|extra|further|other|third|fourth|fifth|value|option|choice|state)\\s+${NEW}*${VALUES}${TAIL}`,
  `^${OF}\\s+(?:${CAN})?(?:also|additionally)\\s+(?:has|have|gets?|includes?|contains?|allows?|knows?|offers?)\\s+${NEW}*${VALUES}${TAIL}`,
  `^(?:please\\s+|also\\s+)*(?:add|include|allow|introduce|offer|insert|there (?:is|should be|must be)|we (?:also )?need|i (?:also )?(?:need|want))\\s+(?:also\\s+)?(?:an?|one|another|the)\\s+(?:(?:more|new|further|additional|extra)\\s+)*(?<values>["“']?[\\p{L}-]+(?:\\s[\\p{L}-]+)?["”']?)\\s+${OF}(?:\\s+${TO}${OF_ROWS})?${TAIL}`,
  `^${OF}\\s*(?:\\+=|\\+|:\\s*(?:also|add|plus|and also|new)\\s*:?)\\s*${VALUES}${TAIL}`,
  `^${OF_ROWS}\\s+(?:${CAN}|(?:also|now)\\s+)*(?:needs?|gets?|has|have|takes?|be given)\\s+${NEW}*${OF}\\s*(?:[:,]\\s*)?${NEW}*${VALUES}${TAIL}`,
  `^${OF_ROWS}\\s+${CAN}(?:(?:also|now|then|even|sometimes)\\s+)+be\\s+${NEW}*${VALUES}${TAIL}`,
].map((pattern) => new RegExp(pattern, 'iu'))

/** `an appointment's status can also be no-show`, `priority += none`: one choice more. */
export function choosing(said: Marked, doing: Doing): boolean {
  for (const way of MORE) {
    const { of = '', rows = '', values = '' } = way.exec(said.text)?.groups ?? {}
    const meant = of === '' ? onlyChoice(said, rows) : fieldOf(said, of)
    if (meant === undefined || values === '' || /‹/.test(values)) continue
    const names = values.split(/\s*(?:,|\/|\bor\b|\band\b)\s*/iu).filter((name) => name !== '')
    if (names.length > 0 && names.every(isChoice) && withMore(meant, names, doing)) return true
  }
  return false
}

const BARE = new RegExp(
  `^(?:please\\s+|also\\s+)*(?:add|include|allow|introduce|put|offer|insert|append|plus|another|one more)\\s+${NEW}*${VALUES}${TAIL}`,
  'iu',
)

/** `add also "no show"`, said of the choices that were spoken of. */
export function choosingMore(text: string, meant: readonly FieldMeant[], doing: Doing): boolean {
  const [only] = meant
  const { values = '' } = BARE.exec(text)?.groups ?? {}
  const names = values.split(/\s*(?:,|\/|\bor\b|\band\b)\s*/iu).filter((name) => name !== '')
  return (
    only !== undefined &&
    Array.isArray(only.field['values']) &&
    names.length > 0 &&
    names.every(isChoice) &&
    withMore(only, names, doing)
  )
}

/** `deleted` and `edited` say what is done to a row, and not what it is. */
const isChoice = (name: string): boolean => {
  const word = name
    .replaceAll(/["“”']/g, '')
    .toLowerCase()
    .trim()
  const operations = DEED_WORDS.get(word)?.flatMap((deed) => deed.operations) ?? []
  return (
    word.split(/\s+/).length <= 3 &&
    !/^(?:it|them|that|empty|blank|null|null|optional|required|unique|longer|shorter|negative|zero|more|less|\d.*)$/.test(
      word,
    ) &&
    !/\b(?:by|than|to|if|when|with|without|only|not|field|column)\b/.test(word) &&
    !(
      operations.includes('delete') ||
      operations.includes('read') ||
      /^(?:edited|changed|updated|created|added|renamed)$/.test(word)
    )
  )
}

function fieldOf(said: Marked, sign: string): FieldMeant | undefined {
  const { table, field } = said.of(sign) ?? {}
  return table && field && Array.isArray(field['values']) ? { table, field } : undefined
}

/** The one field of a table that has choices: its status, where there is one. */
function onlyChoice(said: Marked, sign: string): FieldMeant | undefined {
  const table = said.of(sign)?.table
  const all =
    table === undefined ? [] : named(table, 'fields').filter(({ values }) => Array.isArray(values))
  const field = all.find(({ name }) => /^(?:status|state|stage)$/i.test(name)) ?? all[0]
  return table && field && (all.length === 1 || /^(?:status|state|stage)$/i.test(field.name))
    ? { table, field }
    : undefined
}

function withMore({ table, field }: FieldMeant, names: readonly string[], doing: Doing): boolean {
  const now = fieldNow(table.id, field.id, doing.draft) ?? field
  const before = Array.isArray(now['values']) ? now['values'].map(String) : []
  const said = choice(names.map((name) => name.replaceAll(/(?<=\p{L})-(?=\p{L})/gu, ' ')))['values']
  const next = [...new Set([...before, ...(Array.isArray(said) ? said.map(String) : [])])]
  if (next.length === before.length) return false
  doing.draft.subject = table.id
  doing.draft.spoken = `${field.name} of ${table.name}`
  return doing.do(`${field.name} of ${table.name} is one of ${next.join(', ')}.`, [
    { type: 'setSetting', id: table.id, path: ['fields', `#${field.id}`, 'values'], value: next },
  ])
}
