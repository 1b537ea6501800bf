import { singularOf } from '@drawbridge/kinds/faces'
import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { named, type NamedItem } from '../fields-of.ts'
import { fieldName, plainWords, sameThing } from '../words.ts'
import { inTable } from './fields-meant.ts'

interface Amount {
  readonly name: string
  readonly formula: string
}

const AGGREGATE =
  /^(?:the\s+|its\s+|their\s+|an?\s+)*(?<how>average|mean|total|sum|number|count|amount|latest|last|newest|most recent|earliest|first|oldest|highest|lowest|maximum|minimum|biggest|smallest|how many)\s+(?:(?:value|number)\s+)?(?:of\s+)?(?:the\s+|its\s+|their\s+|all\s+)*(?<what>[\p{L}_]+(?:\s[\p{L}_]+)?)(?:\s+(?:of|in|from|over)\s+(?:all\s+|the\s+|its\s+|their\s+)*(?<from>[\p{L}_]+(?:\s[\p{L}_]+)?))?(?:\s+(?:it|they|there)\s+(?:has|have|are|is))?\s*(?:\(.*\))?$/iu

/** `the number of enrolments`, `their average rating`, `the total of its donations`: over rows that point to these. */
export function aggregate(words: string, table: Node, draft: Draft): Amount | undefined {
  const groups = AGGREGATE.exec(words.trim())?.groups
  if (groups === undefined) return undefined
  const how = groups['how']?.toLowerCase() ?? ''
  const sort = SORTS[how]
  if (sort === undefined) return undefined
  const { what = '', from } = groups
  const items = inversesOf(table, draft).find(({ name, node }) =>
    [from, what].some(
      (said) =>
        said !== undefined &&
        (sameThing(plainWords(said), name) || sameThing(plainWords(said), node.name)),
    ),
  )
  if (sort === 'count')
    return (
      items && {
        name: fieldName(`${singularOf(items.name)} count`) ?? 'count',
        formula: `count(row.${items.name})`,
      }
    )
  // `average rating`: whichever rows that point here have it.
  const bracket =
    /\((?:the\s+)?(?:latest|earliest|highest|lowest|sum of|total|average)?\s*(?<field>[\p{L}_ ]+)\)$/iu.exec(
      words,
    )?.groups?.['field']
  const all = items ? [items] : inversesOf(table, draft)
  for (const { name, node } of all) {
    const field =
      [bracket, what, singularOf(what)]
        .map((said) =>
          said === undefined
            ? undefined
            : inTable(
                node,
                said.replace(/\s+\p{L}+$/u, (end) => (inTable(node, said) ? end : '')),
              ),
        )
        .find((one) => one !== undefined && one['target'] === undefined) ??
      (items && usual(node, sort))
    if (field === undefined) continue
    const item = singularOf(name)
    const formula = FORMULAS[sort](`row.${name}`, item, field)
    return {
      name:
        fieldName(
          `${how} ${items && !sameThing(what, items.name) && inTable(node, what) ? what : items ? singularOf(items.name) : field.name}`,
        ) ?? how,
      formula,
    }
  }
  return undefined
}

type Sort = 'count' | 'sum' | 'average' | 'greatest' | 'least'
const SORTS: Readonly<Record<string, Sort>> = {
  number: 'count',
  count: 'count',
  'how many': 'count',
  amount: 'count',
  total: 'sum',
  sum: 'sum',
  average: 'average',
  mean: 'average',
  latest: 'greatest',
  last: 'greatest',
  newest: 'greatest',
  'most recent': 'greatest',
  highest: 'greatest',
  maximum: 'greatest',
  biggest: 'greatest',
  earliest: 'least',
  first: 'least',
  oldest: 'least',
  lowest: 'least',
  minimum: 'least',
  smallest: 'least',
}

const FORMULAS: Readonly<
  Record<Exclude<Sort, 'count'>, (list: string, item: string, field: NamedItem) => string>
> = {
  sum: (list, item, field) => `${list}.sumOf(${item} => ${valueOf(item, field)})`,
  average: (list, item, field) =>
    `${list}.sumOf(${item} => ${valueOf(item, field)}) / count(${list})`,
  greatest: (list, item, field) => `largest(${list}.map(${item} => ${item}.${field.name}))`,
  least: (list, item, field) => `smallest(${list}.map(${item} => ${item}.${field.name}))`,
}

const valueOf = (item: string, field: NamedItem): string =>
  field['required'] === true ? `${item}.${field.name}` : `${item}.${field.name} ?? 0`

/** What is summed up, or is the latest, where nobody says of what. */
function usual(node: Node, sort: Sort): NamedItem | undefined {
  const fields = named(node, 'fields')
  const isNumber = (field: NamedItem): boolean =>
    /^(?:decimal|integer|float)$/.test(String(field['type']))
  const isTime = (field: NamedItem): boolean => /^(?:date|datetime)$/.test(String(field['type']))
  return sort === 'sum' || sort === 'average'
    ? fields.find(isNumber)
    : (fields.find(isTime) ?? fields.find(isNumber))
}

/** Lists of rows that point to those of a table. */
function inversesOf(
  table: Node,
  draft: Draft,
): readonly { readonly name: string; readonly node: Node }[] {
  const others = draft
    .playing('rows')
    .flatMap((node) =>
      named(node, 'relations').flatMap(({ target, inverse }) =>
        target === table.id && typeof inverse === 'string' ? [{ name: inverse, node }] : [],
      ),
    )
  const many = named(table, 'relations').flatMap(({ name, type, target }) => {
    const node = draft.playing('rows').find(({ id }) => id === target)
    return type === 'manyToMany' && node ? [{ name, node }] : []
  })
  return [...others, ...many]
}
