import type { JsonObject, Node } from '@drawbridge/manifest'
import { named } from '../../fields-of.ts'
import { isNumeric, isTime } from '../operand.ts'
import { inTable } from '../../things/fields-meant.ts'
import { NUMBER, numberIn } from '../verbs.ts'

const TIME =
  /\b(?<way>(?:added|created|posted|made|written) last|newest|latest|most recent|recent|oldest|earliest|soonest|next)\b/i
const NUMERIC =
  /\b(?<way>cheapest|most expensive|highest|lowest|largest|biggest|smallest|best|worst|most|least|top)\b(?:\s+(?<what>[\p{L}]+))?/iu
const BY =
  /\b(?:sort(?:ed|s)?|order(?:ed)?|rank(?:ed)?|in (?:the )?order(?: of)?)\s+(?:by|of|after)?\s*(?:the\s+|their\s+)?(?<what>[\p{L}]+(?:\s[\p{L}]+)?)(?<rest>[^,.]*)/iu

/** “newest first”, “sorted by price, descending”. */
export function sortIn(rest: string, table: Node): JsonObject | undefined {
  const by = BY.exec(rest)?.groups
  const words = by?.['what'] ?? ''
  const field = by && (inTable(table, words) ?? inTable(table, words.split(' ')[0] ?? ''))
  if (field && field['target'] === undefined) {
    const isDown = /\b(?:desc\w*|highest first|newest first|largest first|backwards|down)\b/i.test(
      `${words} ${by['rest'] ?? ''} ${rest.slice(rest.indexOf(words))}`,
    )
    return { field: field.name, direction: isDown ? 'desc' : 'asc' }
  }
  if (/\b(?:alphabetical\w*|a to z|a-z)\b/i.test(rest)) {
    const text = named(table, 'fields').find(({ type }) => type === 'string')
    return text && { field: text.name, direction: 'asc' }
  }
  const time = TIME.exec(rest)?.groups?.['way']?.toLowerCase()
  if (time !== undefined) {
    const isNew = /newest|latest|recent|last/.test(time)
    const own = named(table, 'fields').find(isTime)?.name
    const kept = table.settings['timestamps'] === true ? 'createdAt' : undefined
    const name = isNew ? (kept ?? own) : (own ?? kept)
    return name === undefined ? undefined : { field: name, direction: isNew ? 'desc' : 'asc' }
  }
  const number = NUMERIC.exec(rest)?.groups
  const way = number?.['way']?.toLowerCase() ?? ''
  if (number === undefined || way === '') return undefined
  const numbers = named(table, 'fields').filter(isNumeric)
  const meant = numbers.find(({ name }) => name.toLowerCase() === number['what']?.toLowerCase())
  const price = numbers.find(({ name }) => /price|cost|rate/i.test(name))
  const rated = numbers.find(({ name }) => /rating|score|points|stars/i.test(name))
  const one =
    meant ?? (/cheap|expensive/.test(way) ? price : /best|worst|top/.test(way) ? rated : undefined)
  return (
    one && {
      field: one.name,
      direction: /cheap|lowest|smallest|worst|least/.test(way) ? 'asc' : 'desc',
    }
  )
}

/** How many rows at once, and how callers turn the page. */
export interface Page {
  readonly limit: string
  readonly offset?: string
  readonly query: readonly JsonObject[]
}

const PER_PAGE = new RegExp(
  String.raw`\b(?<many>${NUMBER})\s+(?:\p{L}+\s+)?(?:a|per|on a|on each|each)\s+page\b|\bpages of (?<of>${NUMBER})\b|\bpage size (?:of )?(?<size>${NUMBER})\b`,
  'iu',
)
const TOP = new RegExp(
  String.raw`\b(?:top|the|last|latest|newest|first|at most|up to|maximum|max)\s+(?<many>${NUMBER})\s+(?!(?:a|per)\b|days?|hours?|weeks?|months?|years?|euros?)(?=\p{L})`,
  'iu',
)

export function pageIn(rest: string): Page {
  const paged = PER_PAGE.exec(rest)?.groups
  const size = paged && numberIn(paged['many'] ?? paged['of'] ?? paged['size'] ?? '')
  const isPaged = size !== undefined || /\b(?:paginat\w+|paged|in pages|page by page)\b/i.test(rest)
  if (isPaged) {
    const limit = String(Math.min(Number(size ?? 20), 100))
    const page = { id: 'q_page', name: 'page', type: 'integer', default: 1, minimum: 1 }
    return { limit, offset: `(query.page - 1) * ${limit}`, query: [page] }
  }
  const top = numberIn(TOP.exec(rest)?.groups?.['many'] ?? '')
  return { limit: String(Math.min(Number(top ?? 100), 100)), query: [] }
}
