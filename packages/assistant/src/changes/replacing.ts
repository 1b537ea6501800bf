import { unlessTaken } from '../draft.ts'
import { named } from '../fields-of.ts'
import type { Doing } from '../things/doing.ts'
import { giveItems } from '../things/give.ts'
import { relate } from '../things/relate-tables.ts'
import { tableFor } from '../things/table-for.ts'
import { fieldName, tableName } from '../words.ts'
import { withMarks } from './adding.ts'
import { FIELD, type Marked, type Mention, TABLE } from './marked.ts'
import { inTable } from '../things/fields-meant.ts'

const OLD = `(?<old>${FIELD}(?:(?:\\s*(?:,|\\+|&)\\s*(?:and\\s+)?|\\s+(?:and|with)\\s+)${FIELD})*)`
const MODAL = String.raw`(?:(?:should|must|shall|will|has to|have to|needs? to|ought to|better|rather|is to|are to)\s+)+`
const ITEMS = String.raw`(?<items>(?=\p{L}|["“'(])(?!(?:one|a single|its own|their own|(?:an?\s+)?(?:fixed |closed |short )?(?:choice|list|selection|drop-?down|enum|text|number|date|decimal|long|yes)\b)\b).+)`
const PARTS = String.raw`(?:(?:two|three|four|several|separate|different|(?:its|their) own|individual)\s+)*(?:(?:fields?|columns?|parts?|pieces?|ones?)\s*(?:called|named|:|,|-)?\s*)?`
const OWN = String.raw`(?:an?|the|its|their)\s+(?:(?:own|separate|new|extra|proper|real)\s+)*(?:table|list|collection|entity|resource)(?:\s+(?:on|of|by|for)\s+(?:its|their)\s+own|\s+(?:apart|itself))?`
const TITLE = String.raw`(?:\s*,?\s*(?:called|named)\s+["“]?(?<name>[\p{L}_]+(?:\s(?!(?:with|having|each|where)\b)[\p{L}_]+)?)["”]?)?`
const LAST = String.raw`(?:\s*(?:,|:|\()?\s*(?:with|having|of|each with|where each has)?\s+(?<items>[^()]+)\)?)?$`
/** What somebody has one of afterwards. */
const STATE = String.raw`(?:[\p{L}_]+\s)?(?:status|state|stage|phase|type|kind|level|category|choice)`

/** Other fields in the place of one. */
const INSTEAD: readonly RegExp[] = [
  `^(?:please\\s+)?(?:replace|split|swap|exchange|break|divide|separate|cut|turn)\\s+(?:up\\s+)?${OLD}(?:\\s+up)?\\s+(?:by|with|into|for|in|to)\\s+${PARTS}${ITEMS}$`,
  `^${OLD}\\s+(?:(?:${MODAL}be|is|are|gets?|becomes?)\\s+)?(?:replaced|split|broken|divided|separated|exchanged|swapped)\\s+(?:up\\s+)?(?:by|with|into|for|in|to)\\s+${PARTS}${ITEMS}$`,
  `^${OLD}\\s+${MODAL}(?:be|become)\\s+(?:two|three|four|several|separate)\\s+(?:(?:fields?|columns?|parts?|pieces?|ones?)\\s*)(?:called|named|:|,|-)?\\s*${ITEMS}$`,
  `^(?:instead of|in place of|rather than)\\s+${OLD}\\s*,?\\s+(?:(?:(?:each|every|an?|the)\\s+)*${TABLE}\\s+)?(?:(?:we|i|they|there|please|let's|let us|should|would|rather|'d|like|want|need|have|has|be|is|are|store|keep|use|add|put|to|get|gets|needs|now)\\s+)*${PARTS}(?=(?:an?|the|two|three)\\s|\\S+\\s+and\\s)${ITEMS}$`,
  `^${TABLE}\\s+(?:${MODAL})?(?:need|needs|get|gets|have|has|want)\\s+${ITEMS}?,?\\s+(?:where|while|whereas|when)\\s+(?:there(?:'s|\\s+is|\\s+are)|(?:we|they)\\s+have|it\\s+has)\\s+(?:(?:now|today|so far|at the moment|currently)\\s+)?(?:only|just)\\s+(?:one\\s+)?${OLD}(?:\\s+(?:now|today|so far|at the moment|currently))?$`,
  `^${OLD}\\s+${MODAL}(?:be|become)\\s+(?:an?|the)\\s+(?<items>${STATE}(?:\\s+(?:instead|rather|now|field))*\\s*(?:[:,(]|with|of)\\s*.+)$`,
].map((pattern) => new RegExp(pattern, 'iu'))

const MERGED: readonly RegExp[] = [
  `^(?:please\\s+)?(?:merge|combine|join|unite|unify|fuse|collapse|put|bring|turn)\\s+${OLD}(?:\\s+together)?\\s+(?:in|into|to|as|under)\\s+(?:just\\s+)?(?:one|an?|the)?\\s*(?:single|common|joint)?\\s*(?:(?:field|column|text)\\s*)?(?:called|named|:)?\\s*["“]?(?<items>[\\p{L}_]+(?:\\s[\\p{L}_]+){0,2})["”]?$`,
  `^${OLD}\\s+${MODAL}(?:be|become)\\s+(?:merged\\s+(?:in|into|to)\\s+)?(?:just\\s+)?one\\s+(?:single\\s+)?(?:field|column)\\s*,?\\s*(?:called|named|:)?\\s*["“]?(?<items>[\\p{L}_]+(?:\\s[\\p{L}_]+){0,2})["”]?$`,
].map((pattern) => new RegExp(pattern, 'iu'))

const MOVED: readonly RegExp[] = [
  `^(?:please\\s+)?(?:move|shift|transfer|relocate|put)\\s+(?<old>${FIELD})\\s+(?:(?:away\\s+)?from\\s+${TABLE}\\s+)?(?:over\\s+)?(?:in|into|onto|on|to)\\s+(?<to>${TABLE})(?:\\s+instead(?:\\s+of\\s+${TABLE})?)?$`,
  `^(?<old>${FIELD})\\s+(?:(?:really|actually)\\s+)?(?:${MODAL}(?:be|sit|live|stand|go|be kept|be stored|be moved)|belongs?)\\s+(?:in|into|onto|on|to|with|at)\\s+(?<to>${TABLE})(?:\\s*,?\\s+(?:and\\s+)?(?:not|instead of|rather than|no longer)(?:\\s+(?:in|to|on|with|at))?(?:\\s+${TABLE})?|\\s+instead)$`,
].map((pattern) => new RegExp(pattern, 'iu'))

const APART: readonly RegExp[] = [
  `^(?:please\\s+)?(?:make|turn|move|put|pull|extract|promote|convert|give|change|split)\\s+(?<old>${FIELD})\\s+(?:(?:out|off|up|in|into|to|as|be)\\s+)*${OWN}${TITLE}${LAST}`,
  `^(?<old>${FIELD})\\s+${MODAL}(?:be|become|get|have|be moved to|be turned into|move (?:in)?to|come from|point to|refer to|link to|be (?:a |an )?(?:reference|relation|link) to)\\s+${OWN}(?:\\s+instead)?${TITLE}${LAST}`,
].map((pattern) => new RegExp(pattern, 'iu'))

/** `split ‹f0› into first name and last name`, `merge ‹f0› and ‹f1› into label`, `move ‹f0› to ‹t1›`, `make ‹f0› a table of its own`. */
export function replacing(said: Marked, doing: Doing): boolean {
  return (
    matched(APART, said, doing, apart) ||
    matched(MOVED, said, doing, moved) ||
    matched(MERGED, said, doing, merged) ||
    matched(INSTEAD, said, doing, instead)
  )
}

type Groups = Readonly<Record<string, string | undefined>>
type Does = (old: readonly Old[], groups: Groups, said: Marked, doing: Doing) => boolean
type Old = Mention & Required<Pick<Mention, 'field'>>

function matched(ways: readonly RegExp[], said: Marked, doing: Doing, does: Does): boolean {
  for (const way of ways) {
    const groups = way.exec(said.text)?.groups
    if (groups === undefined) continue
    const signs = groups['old']?.match(new RegExp(FIELD, 'gu')) ?? []
    const old = signs.flatMap((sign) => {
      const meant = said.of(sign)
      return meant?.field === undefined ? [] : [{ ...meant, field: meant.field }]
    })
    if (old.length > 0 && does(old, groups, said, doing)) return true
  }
  return false
}

const isSame = (old: readonly Old[]): boolean =>
  old.every(({ table }) => table.id === old[0]?.table.id)

function removed({ table, field }: Old, doing: Doing): boolean {
  const list = field['target'] === undefined ? 'fields' : 'relations'
  return doing.do(`Remove ${field.name} from ${table.name}, with what rows hold in it.`, [
    { type: 'removeItem', id: table.id, path: [list, `#${field.id}`] },
  ])
}

const instead: Does = (old, { items = '' }, said, doing) => {
  const [first] = old
  if (first === undefined || !isSame(old) || !old.every((one) => removed(one, doing))) return false
  const bare = said
    .plain(items)
    .replace(/\s+(?:instead|rather|now)(?=\s*[:,(]|$)/iu, '')
    .replace(
      /^(?<state>[\p{L}_ ]+?)\s*(?:[:,]|\b(?:with|of)\b)\s*(?<values>(?:"?[\p{L}\d _-]+"?\s*,\s*)+[^,()]+)$/iu,
      (whole, state: string, values: string) =>
        new RegExp(`^${STATE}$`, 'iu').test(state) ? `${state} (${values})` : whole,
    )
  const now = doing.draft.playing('rows').find(({ id }) => id === first.table.id)
  if (now === undefined) return false
  const before = doing.commands.length
  giveItems(now, withMarks(bare), doing)
  return doing.commands.length > before && doing.left.length === 0
}

const merged: Does = (old, { items = '' }, _said, doing) => {
  const [first] = old
  const name = fieldName(items)
  if (first === undefined || old.length < 2 || !isSame(old) || name === undefined) return false
  if (old.some(({ field }) => field['target'] !== undefined)) return false
  return old.every((one) => removed(one, doing)) && put(first, first.table.id, name, doing)
}

const moved: Does = ([old], { to: sign = '' }, said, doing) => {
  const to = said.of(sign)?.table
  if (old === undefined || to === undefined || to.id === old.table.id) return false
  if (old.field['target'] !== undefined || inTable(to, old.field.name, true)) return false
  return removed(old, doing) && put(old, to.id, old.field.name, doing)
}

/** A field like that one, in a table. */
function put({ field }: Old, id: string, name: string, doing: Doing): boolean {
  const table = doing.draft.playing('rows').find((one) => one.id === id)
  if (table === undefined) return false
  const taken = new Set(
    [...named(table, 'fields'), ...named(table, 'relations')].map((one) => one.id),
  )
  const item = { ...field, id: unlessTaken(name, taken), name }
  doing.draft.subject = id
  doing.draft.spoken = `${name} of ${table.name}`
  return doing.do(`Add ${name} to ${table.name}.`, [
    { type: 'insertItem', id, path: ['fields'], item },
  ])
}

const apart: Does = ([old], { name, items = '' }, said, doing) => {
  if (old === undefined || old.field['target'] !== undefined) return false
  const called = tableName(name ?? old.field.name)
  if (called === undefined || doing.draft.table(called) !== undefined || /‹/.test(items))
    return false
  if (!removed(old, doing)) return false
  const table = tableFor(called, doing)
  const from = doing.draft.playing('rows').find(({ id }) => id === old.table.id)
  if (table === undefined || from === undefined) return false
  const isOptional = old.field['required'] !== true
  if (!relate(from, table, { isOptional, name: old.field.name }, doing)) return false
  const now = doing.draft.table(called)
  if (now !== undefined) giveItems(now, items === '' ? 'name' : said.plain(items), doing)
  doing.draft.subject = old.table.id
  return doing.left.length === 0
}
