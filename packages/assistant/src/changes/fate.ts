import type { Recipe } from '../recipe.ts'
import { named } from '../fields-of.ts'
import { Doing } from '../things/doing.ts'

const NOUN = String.raw`[\p{L}_]+(?:\s[\p{L}_]+)?`
const FATE = new RegExp(
  String.raw`^(?:if|when|whenever|once|as soon as)\s+(?:(?:an?|the|any|one)\s+)?(?<whole>${NOUN}?)\s+(?:is|are|gets?|has been|was)\s+(?:deleted|removed|erased|gone)(?:\s+from\s+[^,]+)?\s*,?\s+(?:then\s+)?(?:(?:all|the|its|their|of|any|every)\s+)*(?<part>${NOUN}?)\s+(?:(?:should|must|shall|will|are|is|can|may|has to|have to)\s+)*(?:also\s+|too\s+)?(?<fate>(?:be\s+)?(?:deleted|removed|erased|gone)|go(?:es)?(?:\s+(?:away|with it|too|as well))?|disappears?|vanish(?:es)?|(?:be\s+)?kept|stays?|remains?|survives?)\b.*$`,
  'iu',
)

/** `when a building is removed, its flats go with it`: what becomes of rows that point to one that goes. */
export const fates: Recipe = {
  examples: [],
  read(clause, draft) {
    const { whole = '', part = '', fate = '' } = FATE.exec(clause)?.groups ?? {}
    const [to, from] = [draft.tableMeant(whole), draft.tableMeant(part)]
    if (to === undefined || from === undefined) return undefined
    const back = named(from, 'relations').find(
      ({ target, type }) => target === to.id && type !== 'manyToMany',
    )
    if (back === undefined) return undefined
    const stays = /kept|stay|remain|surviv/i.test(fate)
    const value = stays ? 'setNull' : 'cascade'
    const doing = new Doing(draft)
    doing.draft.subject = from.id
    const path = ['relations', `#${back.id}`, 'onDelete']
    doing.do(
      stays
        ? `${from.name} stay when theirs of ${to.name} is deleted.`
        : `${from.name} are deleted with theirs of ${to.name}.`,
      back['onDelete'] === value ? [] : [{ type: 'setSetting', id: from.id, path, value }],
    )
    return doing.reading
  },
}

const STARTS =
  /^(?:(?:all\s+)?new\s+)?(?:the\s+)?(?<table>[\p{L}_]+(?:\s[\p{L}_]+)?)\s+(?:(?:always|obviously|should|must|will)\s+)*(?<how>(?:start|begin)s?(?:\s+(?:out|off))?\s+(?:as|with)|(?:are|is)(?:\s+at first|\s+initially)?)\s+(?:being\s+)?(?<value>[\p{L}_]+(?:\s[\p{L}_]+)?)(?:\s+(?:obviously|by default|at first))?$/iu

/** “the default is medium”: of the choice that was spoken of last. */
const DEFAULT_IS =
  /^(?:the\s+)?default(?:\s+value)?\s+(?:is|should be|must be|becomes)\s+(?<value>[\p{L}_]+(?:\s[\p{L}_]+)?)$/iu

/** `claims start as pending`, `new jobs are open`. */
export const beginnings: Recipe = {
  examples: [],
  read(clause, draft) {
    const isDefault = DEFAULT_IS.test(clause)
    const groups = (isDefault ? DEFAULT_IS : STARTS).exec(clause)?.groups
    const { table: words = 'it', how = 'begin', value: said = '' } = groups ?? {}
    if (groups === undefined) return undefined
    const isNew = /^(?:all\s+)?new\s/i.test(clause) || /start|begin|first|initially/i.test(how)
    const table = isNew ? draft.tableMeant(words) : undefined
    const value = said.toLowerCase().replaceAll(' ', '_')
    const field =
      table &&
      named(table, 'fields').find(({ values }) => Array.isArray(values) && values.includes(value))
    if (table === undefined || field === undefined) return undefined
    const doing = new Doing(draft)
    doing.draft.subject = table.id
    doing.do(`${field.name} of ${table.name} begins as ${value}.`, [
      {
        type: 'setSetting',
        id: table.id,
        path: ['fields', `#${field.id}`, 'default'],
        value: { kind: 'literal', value },
      },
    ])
    return doing.reading
  },
}
