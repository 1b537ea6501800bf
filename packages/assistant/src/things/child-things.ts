import type { Draft } from '../draft.ts'
import type { Recipe } from '../recipe.ts'
import { isSingle, plainWords } from '../words.ts'
import { Doing } from './doing.ts'
import { giveItems } from './give.ts'
import { countedIn } from './link-between.ts'
import { tableFor } from './table-for.ts'
import { relate } from './relate-tables.ts'
import { NOUN } from './table-clause.ts'

const MANY = String.raw`(?:(?:one or more|several|many|multiple|some|any number of|a (?:number|list|set|couple) of|lists? of|at least one|different|various|a few|its|the|individual)\s+)*`
const PARTS = new RegExp(
  String.raw`^(?:(?:an?|the|each|every|all|any)\s+)?(?<whole>${NOUN}?)\s+(?:(?:can|may|must|should|shall|will|also)\s+)*(?:has|have|needs?|gets?|receives?|consists? of|contains?|includes?|is made up of|are made up of|is made of|comprises?|holds?|is divided into|is split into|lists?)\s+${MANY}(?<part>${NOUN}?)\s*(?:[:,]?\s+(?:each\s+(?:of\s+(?:which|them|these)\s+|one\s+)?(?:with|has|have|having|containing|consisting of|stating|showing|giving)|where each (?:one )?has|(?:which|that) each have|which have|that have)\s+|\s+with\s+)(?<items>.+)$`,
  'iu',
)

/** “As an author I want to split a course into modules, each with a title” */
const SPLIT = new RegExp(
  String.raw`^(?<whose>as an?\s[^,]{2,40}?(?=,?\s+(?:i|we)\s))?(?:(?:,?\s*(?:i|we|you|they)\s+)(?:(?:can|want to|need to|have to|would like to|'d like to)\s+)?)?(?:split|divide|group|break|organi[sz]e)s?\s+(?:(?:an?|the|each|every|our|their)\s+)?(?<whole>${NOUN}?)\s+(?:up\s+)?into\s+${MANY}(?<part>${NOUN}?)\s*(?:[:,]?\s+(?:each\s+(?:with|has|having)|(?:which|that)\s+(?:each\s+)?have)|\s+with)\s+(?<items>.+)$`,
  'iu',
)

/** “Each potter keeps a list of wares: title, glaze” */
const LIST_OF = new RegExp(
  String.raw`^(?:(?:each|every|all(?: the)?)\s+)?(?<whole>${NOUN}?)\s+(?:(?:can|may|must|should|shall|will|also)\s+)*(?:has|have|keeps?|maintains?|makes?|manages?|holds?)\s+(?:an?|the|his|her|its|their|(?:his|her|its|their)\s+own)\s+(?:list|register|catalogue|catalog|collection|log|record)s?\s+of\s+(?:(?:his|her|its|their|the|all)\s+)*(?<part>${NOUN}?)\s*(?::|\(|,?\s+(?:each\s+)?with\s)\s*(?<items>.+?)\)?$`,
  'iu',
)

/** “Every member gets a fee each year, with the amount” */
const REGULARLY = new RegExp(
  String.raw`^(?:each|every)\s+(?<whole>${NOUN}?)\s+(?:has|gets?|receives?|pays?|makes?|writes?|hands in|submits?)\s+(?:an?|one)\s+(?<part>${NOUN}?)\s+(?:(?:each|every|per|once an?)\s+(?:day|week|month|quarter|term|year|season|session|night|shift)|regularly)\s*(?:,\s*)?(?:with|:|stating)\s+(?<items>.+)$`,
  'iu',
)

/** “For each hive I am doing inspections: the date, remarks” */
const FOR_EACH = new RegExp(
  String.raw`^(?:for|of|on|in|to|with)\s+(?:each|every|an?|all|any)\s+(?<whole>${NOUN}?)\s*,?\s+(?:(?:we|i|you|they|people|users|there)\s+)(?:(?:am|are|is|will|can|should|must|have|has|want|need|to|also|be|keep|do|doing|make|making|record|recording|track|store|log|write|note|hold|plan|several|many|some|track|of|the|multiple)\s+)+(?<part>${NOUN}?)\s*(?::|\(|\s+with\s|,\s+(?:each\s+)?with\s|,\s+each\s+having\s)\s*(?<items>.+?)\)?$`,
  'iu',
)

/** “Authors can split courses into modules, each with a title”, “group them into issues” */
const INTO = new RegExp(
  String.raw`^(?:(?:as an? [^,]{2,40}?,?\s+)?[\p{L}-]+(?:\s[\p{L}-]+)?\s+(?:(?:can|may|must|should|want|need|would|like|to|also)\s+)*)?(?<does>split|divide|break|group|bundle|collect|sort|organi[sz]e|arrange)\s+(?:(?:up|down)\s+)?(?:(?:the|their|his|her|my|our|an?|each|every|these)\s+)*(?<whole>${NOUN}?|them|it)\s+(?:(?:up|down)\s+)?(?:in|into)\s+${MANY}(?<part>${NOUN}?)(?:\s*[:,]?\s+(?:each\s+)?(?:with|having)\s+(?<items>.+))?$`,
  'iu',
)

/** `an order consists of order items, each with a product and a quantity`: a thing, its parts, and what is kept of these. */
export const childThings: Recipe = {
  examples: ['an order consists of parcels, each with a weight and a label'],
  read(clause, draft) {
    const into = INTO.exec(clause)?.groups
    if (into !== undefined) return partsOf(into, draft)
    const groups = [REGULARLY, LIST_OF, FOR_EACH, SPLIT, PARTS]
      .map((pattern) => pattern.exec(clause)?.groups)
      .find((found) => found !== undefined)
    const { whole = '', part = '', items = '', whose } = groups ?? {}
    if (
      groups === undefined ||
      (isSingle(part) && !REGULARLY.test(clause)) ||
      !(draft.isThing(whole) || (LIST_OF.test(clause) && draft.isPerson(whole)))
    )
      return undefined
    // “posts have titles with at most 80 characters” says nothing of things.
    if (!/\b(?:each|every)\b/i.test(clause) && !draft.isThing(part)) return undefined
    if (countedIn(part, `with ${items}`) !== undefined && PARTS.test(clause)) return undefined
    const doing = new Doing(draft)
    // What people keep a list of is theirs, as all that they add is.
    const from = draft.isThing(whole) ? tableFor(whole, doing) : undefined
    const to = tableFor(part, doing)
    if (to === undefined || from?.id === to.id) return undefined
    if (from !== undefined) relate(from, to, { how: 'many', target: plainWords(part) }, doing)
    giveItems(doing.draft.table(to.name) ?? to, items, doing)
    if (whose !== undefined) doing.left.push(whose)
    return doing.commands.length === 0 ? undefined : doing.reading
  },
}

/** What is split has several of the parts; what is grouped is in one of the groups. */
function partsOf(said: Readonly<Record<string, string | undefined>>, draft: Draft) {
  const { does = '', whole = '', part = '', items = '' } = said
  const one = /^(?:them|it)$/i.test(whole) ? draft.subjectTable()?.name : whole
  if (one === undefined || !draft.isThing(one) || isSingle(part)) return undefined
  const doing = new Doing(draft)
  const from = tableFor(one, doing)
  const to = tableFor(part, doing)
  if (from === undefined || to === undefined || from.id === to.id) return undefined
  const how = /^(?:split|divide|break)$/i.test(does) ? 'many' : 'one'
  relate(from, to, { how, target: plainWords(part) }, doing)
  giveItems(doing.draft.table(to.name) ?? to, items, doing)
  return doing.commands.length === 0 ? undefined : doing.reading
}
