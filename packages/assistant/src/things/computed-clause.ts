import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { named } from '../fields-of.ts'
import type { Reading, Recipe } from '../recipe.ts'
import { fieldName, sameThing } from '../words.ts'
import { aggregate } from './aggregate.ts'
import { Doing } from './doing.ts'
import { formulaOf } from './formula.ts'

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

/** Other ways of asking for what is worked out, each as if it were said so. */
const SAME: readonly (readonly [pattern: RegExp, same: string])[] = [
  [/,\s+(?=(?:plus|minus|times|multiplied|divided|less)\b)/giu, ' '],
  [
    /^(?:can|could|should|let)\s+(?<all>each|every|all|the)\s+(?<t>[\p{L}_]+(?:\s[\p{L}_]+)??)\s+(?:show|display|have|know|tell)\s+/iu,
    '$<all> $<t> shows ',
  ],
  [
    /^(?:on|for|of|in|with)\s+(?:the|an?|each|every|all)\s+(?<t>[\p{L}_]+(?:\s[\p{L}_]+)??),?\s+(?:(?:i|we)(?:'d)?\s+)?(?:(?:would|want|like|love|need|should|also|to|be able)\s+)*(?:see|show|have|know|display|get|read)\s+(?=(?:the\s+|their\s+|its\s+)?(?:average|mean|total|sum|number|count|latest|last|newest|earliest|first|highest|lowest|how many)\b)/iu,
    'each $<t> shows ',
  ],
  [
    /^(?:an?\s+|each\s+|every\s+|the\s+)?(?<t>[\p{L}_]+)\s+(?:shows?|displays?|has|have|gets?)\s+(?:an?\s+|the\s+)?(?<name>[\p{L}_ ]+?)\s*=\s*/iu,
    '$<name> of $<t> = ',
  ],
  [
    /^(?:show|add|display|compute|calculate|give)\s+(?:me\s+)?(?:the\s+|an?\s+)?(?<name>[\p{L}_ ]{2,40}?)\s*,?\s+(?:which|that)\s+(?:is|equals)\s+(?=.*(?:times|plus|minus|multiplied|divided|[*+×/]))/iu,
    '$<name> = ',
  ],
  [
    /^(?:give|add)\s+(?<t>[\p{L}_]+)\s+(?:an?|the)\s+(?<name>[\p{L}_ ]+?)\s+(?:that|which)\s+(?:is|consists|are)\s+(?:made|built|composed|put together|combined|calculated)?\s*(?:of|from|out of)\s+/iu,
    '$<name> of $<t> = ',
  ],
]

export const computedFields: Recipe = {
  isChecked: true,
  examples: ['total of order items = quantity times price', 'products show their average rating'],
  read(said, draft) {
    const clause = SAME.reduce((all, [way, same]) => all.replace(way, same), said)
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
  const tables = [...(subject ? [subject] : []), ...draft.playing('rows')]
  return tables.find((table) => formulaOf(text, table, draft) !== undefined)
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
