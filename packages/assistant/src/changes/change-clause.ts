import { choice } from '../choice.ts'
import type { Recipe } from '../recipe.ts'
import { fieldsMeant } from '../things/fields-meant.ts'
import { Doing } from '../things/doing.ts'
import { giveItems } from '../things/give.ts'
import { splitItems } from '../things/split-items.ts'

const ADD_VALUE =
  /^(?:add|include|allow)\s+(?:also\s+)?(?:an?\s+|the\s+)?(?:(?:new\s+|another\s+)?(?:value|option|choice|state|status|priority)s?\s+)?(?<values>["\p{L}\d _,-]+?)\s+(?:to|as an? (?:new\s+)?(?:value|option|choice) (?:of|for|to)|as)\s+(?:the\s+|an?\s+)?(?:(?:list of\s+|possible\s+)?(?:values|options|choices|enum)\s+(?:of|for)\s+(?:the\s+)?)?(?<field>.+)$/iu
const GETS_VALUE =
  /^(?:the\s+)?(?<field>[\p{L}_ ]+?)\s+(?:(?:also|now|should|must|can|could)\s+)*(?:needs?|gets?|has|have|takes?|be able to be|be)\s+(?:also\s+)?(?:the|an?|another|an additional|one more|a new|an extra)\s+(?:new\s+)?(?:value|option|choice|state|status|level)\s+(?:called\s+|named\s+|of\s+)?(?<values>["\p{L}\d _-]+)$/iu
const ALLOWED =
  /^(?:(?:the|an?|each)\s+)?(?<field>[\p{L}_' ]+?)\s+(?:should|must|can|could|may|needs? to)\s+(?:also\s+|now\s+)*(?:have|be|include|allow|offer|become|get)\s+(?:also\s+)?(?<values>[\p{L}\d_-]+(?:(?:\s*,\s*|\s+(?:and|or)\s+)[\p{L}\d_-]+)*)(?:\s+(?:too|also|as well))?$/iu
const NEW_STATE =
  /^(?<table>[\p{L}_]+)\s+(?:can|may|could|should|must)\s+(?:(?:also|now|then|even|sometimes)\s+)+be\s+(?<values>[\p{L}_ ]+?)(?:\s*\([^()]*\))?$/iu

/** `add urgent to the priorities of a task` */
export const changeChoices: Recipe = {
  examples: ['add refunded to the status of orders'],
  read(clause, draft) {
    const groups =
      GETS_VALUE.exec(clause)?.groups ??
      ADD_VALUE.exec(clause)?.groups ??
      NEW_STATE.exec(clause)?.groups ??
      ALLOWED.exec(clause)?.groups
    if (groups === undefined) return undefined
    const table = groups['table'] === undefined ? undefined : draft.table(groups['table'])
    const meant =
      (groups['field'] === undefined
        ? undefined
        : (fieldsMeant(groups['field'], draft) ?? []).find(({ field }) =>
            Array.isArray(field['values']),
          )) ??
      (table && only(table.id, draft))
    if (meant === undefined) return undefined
    const { field } = meant
    const before = (Array.isArray(field['values']) ? field['values'] : []).map(String)
    const said = choice(splitItems((groups['values'] ?? '').replaceAll(/\s+or\s+/g, ', ')))[
      'values'
    ]
    const values = Array.isArray(said) ? said.map(String) : []
    const next = [...new Set([...before, ...values])]
    if (next.length === before.length) return undefined
    const doing = new Doing(draft)
    doing.draft.subject = meant.table.id
    doing.do(`${field.name} of ${meant.table.name} is one of ${next.join(', ')}.`, [
      {
        type: 'setSetting',
        id: meant.table.id,
        path: ['fields', `#${field.id}`, 'values'],
        value: next,
      },
    ])
    return doing.reading
  },
}

function only(id: string, draft: Parameters<Recipe['read']>[1]) {
  const table = draft.playing('rows').find((one) => one.id === id)
  const fields = table?.settings['fields']
  const found =
    Array.isArray(fields) && table
      ? (fieldsMeant(`status of ${table.name}`, draft) ?? []).filter(({ field }) =>
          Array.isArray(field['values']),
        )
      : []
  return found[0]
}

const REPLACE =
  /^(?:replace|split|swap|exchange)\s+(?:the\s+)?(?<old>.+?)\s+(?:by|with|into|for)\s+(?<items>.+)$/iu

/** `replace the name of patients by a first name and a last name` */
export const replaceField: Recipe = {
  examples: [],
  read(clause, draft) {
    const groups = REPLACE.exec(clause)?.groups
    const [meant, ...others] =
      groups === undefined ? [] : (fieldsMeant(groups['old'] ?? '', draft) ?? [])
    if (meant === undefined || others.length > 0 || groups === undefined) return undefined
    const doing = new Doing(draft)
    const { table, field } = meant
    const list = field['target'] === undefined ? 'fields' : 'relations'
    doing.do(`Remove ${field.name} from ${table.name}, with what rows hold in it.`, [
      { type: 'removeItem', id: table.id, path: [list, `#${field.id}`] },
    ])
    const marks = /,?\s+(?:both|all(?: of them)?)\s+(?<marks>required|optional|unique)$/i.exec(
      groups['items'] ?? '',
    )
    const items = (groups['items'] ?? '').replace(marks?.[0] ?? '', '')
    const now = doing.draft.table(table.name)
    if (now === undefined) return undefined
    giveItems(
      now,
      marks
        ? splitItems(items)
            .map((item) => `${item} (${marks.groups?.['marks'] ?? ''})`)
            .join(', ')
        : items,
      doing,
    )
    return doing.reading
  },
}

const KEPT =
  /^(?:deleted\s+(?<one>[\p{L}_]+)\s+(?:should|must|shall|are|can|may|have to|need to)\s+(?:be\s+)?(?:kept|restored|restorable|recoverable|only\s+hidden|not\s+(?:be\s+)?(?:lost|gone|really deleted))|(?:use|add|enable|turn on|with)\s+soft[- ]?delet\w*\s+(?:for|on|to|in)\s+(?:the\s+|all\s+)?(?<two>[\p{L}_ ]+)|(?<three>[\p{L}_]+)\s+(?:should|must|shall|are|can|may)\s+(?:only\s+)?(?:be\s+)?(?:soft[- ]?deleted|restored after|restorable|recoverable|undeleted)|soft[- ]?delete\s+(?:the\s+)?(?<four>[\p{L}_]+)|(?:keep|don't lose|do not lose)\s+(?:the\s+)?deleted\s+(?<five>[\p{L}_]+)|(?:keep|record|remember|track)\s+(?:when|the time)\s+(?<six>[\p{L}_]+)\s+(?:were|are|was)\s+(?:created|changed|made|updated).*)\b/iu

export const keepDeleted: Recipe = {
  examples: ['deleted books should be kept'],
  read(clause, draft) {
    const groups = KEPT.exec(clause)?.groups
    const words = groups && Object.values(groups).find((name) => name !== undefined)
    const table = words === undefined ? undefined : draft.table(words)
    if (table === undefined || groups === undefined) return undefined
    const doing = new Doing(draft)
    giveItems(table, groups['six'] === undefined ? 'soft delete' : 'timestamps', doing)
    return doing.reading
  },
}
