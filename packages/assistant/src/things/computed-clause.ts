import { singularOf } from '@drawbridge/kinds/faces'
import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { named, type NamedItem } from '../fields-of.ts'
import type { Reading, Recipe } from '../recipe.ts'
import { fieldName, plainWords, sameThing } from '../words.ts'
import { inTable } from './fields-meant.ts'
import { Doing } from './give.ts'

const ABOUT = String.raw`(?:(?:for|of|in|on)\s+(?:each\s+|every\s+|all\s+|the\s+|an?\s+)*(?<table>[\p{L}_]+(?:\s[\p{L}_]+)?)\s*,?\s+)?`
const MANNERS = String.raw`(?:(?:i'?d?|we'?d?|id|add|show|compute|calculate|work out|have|want|need|would|like|also|to|as|a|an|the|computed|calculated|field|value|thing)\s+)*`
/** `total = price * quantity`, `for courses: free places = capacity minus the number of enrolments`. */
const EQUALS = new RegExp(
  String.raw`^${ABOUT}${MANNERS}(?:(?<whose>[\p{L}_]+)(?:\.|\s*:\s*|'s\s+))?(?:the\s+|an?\s+|its\s+|like\s+)*(?<name>[\p{L}_][\p{L}_ ]*?)(?:\s+(?:thing|field|value))?\s*(?:=|:=|\bequals?\b|\b(?:is|should be|must be|gets) (?:always |automatically )*(?:calculated|computed|worked out|derived|the result of)(?: automatically)?(?: (?:as|from|by))?|\bis equal to\b|\bshould (?:be|equal)\b(?=.*[*+×/-])|\bis\b(?=.*(?:\btimes\b|\bplus\b|\bminus\b|\bmultiplied\b|\bdivided\b|[*+×/]|\bsum\b|\bnumber of\b|\btotal of\b|\baverage\b|\bfollowed by\b|\bwith a space\b|\bjoined\b)))\s*(?<formula>.+)$`,
  'iu',
)
const SHOWS =
  /^(?<table>(?:(?:an?|the|each|every|all)\s+)?[\p{L}_]+(?:\s[\p{L}_]+)??)(?:\s*\([^()]*\))?\s+(?:(?:should|must|shall|ought to|can|could|need to|needs to|has to|also|always)\s+)*(?:to\s+)?(?:shows?|displays?|have|has|knows?|tells?|says?|includes?|counts?|gets?|returns?|sums? up|contains?|lists?)\s+(?:(?:the|its|their|an?)\s+)?(?<what>(?:average|mean|total|sum|number|count|amount|latest|last|newest|earliest|first|highest|lowest|maximum|minimum|oldest|how many)\b.*)$/iu
const LINE =
  /^(?<table>[\p{L}_]+)\s*:\s*(?<what>(?:number|count|average|total|sum|last|latest|newest|earliest|first|highest|lowest|how many)\b.*)$/iu

export const computedFields: Recipe = {
  isChecked: true,
  examples: ['total of order items = quantity times price', 'products show their average rating'],
  read(clause, draft) {
    const listed =
      /^(?:show|display|add|have|put|give)\s+(?:an?\s+|the\s+)?(?<name>.+?)\s+(?:on|for|of|in|to)\s+(?:each|every|all|the)\s+(?<table>[\p{L}_]+(?:\s[\p{L}_]+)??)\s*[:,]\s*(?:which is|being|that is)?\s*(?<formula>.+)$/iu.exec(
        clause,
      )?.groups
    const shown = listed && draft.table(listed['table'] ?? '') ? equalTo(listed, draft) : undefined
    if (shown) return shown
    const equals = EQUALS.exec(clause)?.groups
    if (equals) {
      const read = equalTo(equals, draft)
      if (read) return read
    }
    const shows = (
      SHOWS.exec(
        clause
          .replace(
            /^for (each|every|all) (?<t>[\p{L}_]+(?:\s[\p{L}_]+)??),?\s+(?:(?:i|we|you)\s+)?(?:(?:would|want|like|need|should|must|to|also|'d)\s+)*(?:show|see|know|have|display|give|add|compute|calculate|list)\s+/iu,
            '$1 $2 shows ',
          )
          .replace(
            /^(?:please\s+)?(?:show|display|add|count|calculate|give)\s+(?:me\s+)?(how many .+?|the (?:number|count|total|sum|average|latest|highest|lowest) .+?)\s+(?:(?:for|of|per|on|in|to)\s+)?(?:each|every)\s+([\p{L}_]+(?:\s[\p{L}_]+)??)(?:\s+(?:has|have|got|there (?:is|are)))?$/iu,
            'every $2 shows $1',
          )
          .replace(/^as an? [^,]+?,?\s+i want (?:every |each )?/i, '')
          .replace(/,?\s+so that\s.*$/i, ''),
      ) ?? LINE.exec(clause)
    )?.groups
    return shows && worked(shows['table'] ?? '', shows['what'] ?? '', draft)
  },
}

function equalTo(
  {
    table: said,
    whose,
    name: words = '',
    formula: text = '',
  }: Readonly<Record<string, string | undefined>>,
  draft: Draft,
): Reading | undefined {
  // “the amount of a quote is …”
  const of =
    /^(?<name>.+?)\s+of\s+(?:(?:an?|the|each|every)\s+)*(?<table>[\p{L}_]+(?:\s[\p{L}_]+)?)$/iu.exec(
      words,
    )?.groups
  const owner = of === undefined ? undefined : draft.table(of['table'] ?? '')
  if (owner !== undefined && of !== undefined)
    return equalTo({ table: owner.name, name: of['name'], formula: text }, draft)
  const name = fieldName(words)
  const given = said ?? whose
  const table = (given === undefined ? undefined : draft.table(given)) ?? tableOfTerms(text, draft)
  if (table === undefined || name === undefined) return undefined
  if (given !== undefined && draft.table(given) === undefined && !sameThing(given, table.name))
    return undefined
  const formula = formulaOf(
    text.replace(/\s+and is (?:calculated|computed|never stored).*$/i, ''),
    table,
    draft,
  )
  return formula === undefined ? undefined : add(table, name, formula, draft)
}

function tableOfTerms(text: string, draft: Draft): Node | undefined {
  const subject = draft.subjectTable()
  const tables = [...(subject ? [subject] : []), ...draft.ofKind('table')]
  return tables.find((table) => formulaOf(text, table, draft) !== undefined)
}

const OPERATORS: readonly (readonly [pattern: RegExp, sign: string])[] = [
  [/\s*[×*✕]\s*|\s+(?:times|multiplied (?:by|with)|x)\s+/giu, ' * '],
  [/\s*[÷]\s*|\s+(?:divided by|over)\s+/giu, ' / '],
  [/\s+(?:plus|added to)\s+/giu, ' + '],
  [/\s*−\s*|\s+(?:minus|less|without)\s+/giu, ' - '],
  [/\s+(?:is )?(?:greater|more|larger|bigger) than\s+/giu, ' > '],
  [/\s+(?:is )?(?:less|smaller|fewer) than\s+/giu, ' < '],
]

/** The formula over `row` that words come to: names of fields, numbers and what stands between them. */
export function formulaOf(text: string, table: Node, draft: Draft): string | undefined {
  const joined = texts(text, table)
  if (joined) return joined
  const spoken = OPERATORS.reduce(
    (all, [pattern, sign]) => all.replaceAll(pattern, sign),
    ` ${text.trim()} `,
  )
  const parts = spoken
    .split(/(\s*(?:\*|\/|\+|>=|<=|==|>|<|\(|\))\s*|\s+-\s+)/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const printed = parts.map((part) =>
    /^(?:[*/+<>()-]|>=|<=|==)$/.test(part) ? part : term(part, table, draft),
  )
  if (printed.some((part) => part === undefined) || !printed.some((part) => part?.includes('row')))
    return undefined
  return printed.join(' ').replaceAll(/\(\s+/g, '(').replaceAll(/\s+\)/g, ')')
}

function term(words: string, table: Node, draft: Draft): string | undefined {
  if (/^\d+(?:\.\d+)?$/.test(words)) return words
  if (/^\d+(?:\.\d+)?\s*%$/.test(words)) return String(Number(words.replace(/\s*%/, '')) / 100)
  const amount = aggregate(words, table, draft)
  if (amount !== undefined) return amount.formula
  const bare = words.replace(/^(?:(?:the|its|their|a|an)\s+)+/i, '')
  const field = inTable(
    table,
    bare.replace(new RegExp(`^(?:${table.name}|${singularOf(table.name)})[ .']s?\\s*`, 'i'), ''),
  )
  if (field === undefined || field['target'] !== undefined) return undefined
  const isOpen =
    field['required'] !== true && /^(?:integer|decimal|float|bigint)$/.test(String(field['type']))
  return isOpen ? `(row.${field.name} ?? 0)` : `row.${field.name}`
}

/** `the first name and the last name with a space between them` */
function texts(text: string, table: Node): string | undefined {
  const found =
    /^(?:the\s+)?(?<one>.+?)\s+(?:and|plus|followed by|\+)\s+(?:an?\s+space\s+and\s+)?(?:the\s+)?(?<other>.+?)(?:,?\s+(?:with|joined|separated|put together|together)\b.*)?$/iu.exec(
      text.trim(),
    )?.groups
  const [one, other] = [found?.['one'], found?.['other']].map((words) =>
    words === undefined ? undefined : inTable(table, words),
  )
  if (
    !one ||
    !other ||
    ![one, other].every((field) => field['type'] === 'string' || field['type'] === 'text')
  )
    return undefined
  const part = (field: NamedItem): string =>
    field['required'] === true ? `row.${field.name}` : `row.${field.name} ?? ''`
  return `\`\${${part(one)}} \${${part(other)}}\``
}

interface Amount {
  readonly name: string
  readonly formula: string
}

const AGGREGATE =
  /^(?:the\s+|its\s+|their\s+|an?\s+)*(?<how>average|mean|total|sum|number|count|amount|latest|last|newest|most recent|earliest|first|oldest|highest|lowest|maximum|minimum|biggest|smallest|how many)\s+(?:(?:value|number)\s+)?(?:of\s+)?(?:the\s+|its\s+|their\s+|all\s+)*(?<what>[\p{L}_]+(?:\s[\p{L}_]+)?)(?:\s+(?:of|in|from|over)\s+(?:all\s+|the\s+|its\s+|their\s+)*(?<from>[\p{L}_]+(?:\s[\p{L}_]+)?))?(?:\s+(?:it|they|there)\s+(?:has|have|are|is))?\s*(?:\(.*\))?$/iu

/** `the number of enrolments`, `their average rating`, `the total of its donations`: over rows that point to these. */
function aggregate(words: string, table: Node, draft: Draft): Amount | undefined {
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
      [bracket, what]
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
    .ofKind('table')
    .flatMap((node) =>
      named(node, 'relations').flatMap(({ target, inverse }) =>
        target === table.id && typeof inverse === 'string' ? [{ name: inverse, node }] : [],
      ),
    )
  const many = named(table, 'relations').flatMap(({ name, type, target }) => {
    const node = draft.ofKind('table').find(({ id }) => id === target)
    return type === 'manyToMany' && node ? [{ name, node }] : []
  })
  return [...others, ...many]
}

function worked(said: string, what: string, draft: Draft): Reading | undefined {
  const table = draft.tableMeant(said)
  const amount = table && aggregate(what, table, draft)
  return table && amount && add(table, amount.name, amount.formula, draft)
}

function add(table: Node, name: string, formula: string, draft: Draft): Reading | undefined {
  const doing = new Doing(draft)
  doing.draft.subject = table.id
  const id = fieldName(`${table.name} ${name}`) ?? name
  const known = named(table, 'fields').find((field) => field.name === name)
  const away = known
    ? [{ type: 'removeItem', id: table.id, path: ['fields', `#${known.id}`] } as const]
    : []
  doing.do(`${name} of ${table.name} is worked out: ${formula}.`, [
    ...away,
    { type: 'insertItem', id: table.id, path: ['computed'], item: { id, name, formula } },
  ])
  return doing.commands.length === 0 ? undefined : doing.reading
}
