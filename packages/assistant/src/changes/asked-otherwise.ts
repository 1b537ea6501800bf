import type { Draft } from '../draft.ts'
import { notedRules } from '../deeds/notes.ts'
import { fieldsMeant } from '../things/fields-meant.ts'

const T = String.raw`(?:(?:the|an?|each|every|all|our)\s+)*(?<table>[\p{L}_]+(?:\s[\p{L}_]+)?)`
const WISH = String.raw`(?:(?:i|we)(?:'d)?\s+(?:(?:would\s+)?(?:like|want|need|love|wish)\s+)?(?:to\s+)?)?`

/**
 * Other ways of asking for a change, and that in which the recipes read it. What a group names has to be there:
 * a table, or a field.
 */
const WAYS: readonly (readonly [pattern: string, same: string])[] = [
  // “we forgot the weight of products, in kg”
  [
    String.raw`^(?:we|i)\s+(?:also\s+)?(?:forgot|forget|missed|left out|overlooked)\s+(?:to\s+(?:add|mention|say)\s+)?(?<items>.+?)\s+(?:of|in|on|for)\s+${T}(?<more>,?\s+(?:in|as|which|that)\s.+)?$`,
    'add $<items>$<more> to $<table>',
  ],
  [
    String.raw`^${T}\s+(?:(?:is|are)\s+(?:still\s+)?(?:missing|lacking)|(?:still\s+)?lacks?|could use|miss(?:es)?)\s+(?<items>.+)$`,
    'add $<items> to $<table>',
  ],
  [
    String.raw`^(?:there(?:'s| is| are)\s+no|(?:we|i)\s+have\s+no|(?:we|i)\s+(?:lack|miss))\s+(?<items>(?!(?:listing|reading|creating|updating|editing|deleting|deletion|delete|update|create|edit|way|access)\b).+?)\s+(?:in|on|for)\s+${T}(?:\s+(?:yet|so far|at the moment))?$`,
    'add $<items> to $<table>',
  ],
  [
    String.raw`^${WISH}(?:extend|enrich|expand|complete|supplement|equip|augment|enhance)\s+${T}\s+(?:with|by)\s+(?<items>.+)$`,
    'add $<items> to $<table>',
  ],
  [
    String.raw`^${WISH}(?:note|record|store|save|track|remember|keep)\s+(?:also\s+)?(?<items>(?:an?|the|when|whether|if|how)\s.+?)\s+(?:for|on|of|with)\s+(?:each|every|all)\s+(?<table>[\p{L}_]+(?:\s[\p{L}_]+)?)$`,
    'add $<items> to $<table>',
  ],
  // `patients: split name into first name and last name`
  [
    String.raw`^${T}\s*:\s*(?<does>split|replace|rename|make|change|turn)\s+(?:the\s+)?(?<what>.+?)\s+(?<rest>(?:into|to|by|with|optional|required|unique|an?|not)\b.*)$`,
    '$<does> $<what> of $<table> $<rest>',
  ],
  [
    String.raw`^${T}\s*:\s*(?:also\s+)?(?:add|plus|new|and also)\s*:?\s+(?<items>.+)$`,
    'add $<items> to $<table>',
  ],
  // “tasks don't need a description”
  [
    String.raw`^${T}\s+(?:(?:do|does)(?:n't|\s+not)\s+(?:need|require|have to have|need to have)|needs?\s+no)\s+(?:(?:an?|the|any|their|its)\s+)?(?<field>[\p{L}_]+(?:\s[\p{L}_]+)?)$`,
    'make $<field> of $<table> optional',
  ],
  // “books are uniquely identified by their isbn”
  [
    String.raw`^${T}\s+(?:is|are)\s+uniquely\s+(?:identified|known|found|named)\s+by\s+(?:(?:an?|the|their|its)\s+)?(?<field>[\p{L}_]+(?:\s[\p{L}_]+)?)$`,
    '$<field> of $<table> is unique',
  ],
  // “what you call estimate is really hours for us”
  [
    String.raw`^what\s+(?:you|we|they|people)\s+(?:now\s+)?(?:call|named?|called)\s+(?:the\s+)?(?<field>.+?)\s+(?:is|are)\s+(?:really\s+|actually\s+|in fact\s+|better\s+)?(?:called\s+)?(?<name>[\p{L}_]+(?:\s[\p{L}_]+)?)(?:\s+(?:for|to|with)\s+us)?(?:,\s.*)?$`,
    'rename $<field> to $<name>',
  ],
  // “set priority to medium by default”
  [
    String.raw`^(?:set|make|let|have|put)\s+(?:the\s+)?(?<field>.+?)\s+(?:to\s+|be\s+|as\s+)?(?<value>["\p{L}\d_.-]+)\s+(?:by default|as (?:the )?default|unless (?:said|told|set) otherwise)$`,
    '$<field> default $<value>',
  ],
  [
    String.raw`^(?<value>[\p{L}\d_.-]+)\s+(?:is|should be|must be|becomes)\s+the\s+default\s+(?:value\s+(?:of|for)\s+(?:the\s+)?)?(?<field>.+)$`,
    '$<field> default $<value>',
  ],
  // “whether a comment is approved should no longer be a yes or no but one of …”
  [
    String.raw`^(?<field>.+?)\s+(?:should|must|shall|will)\s+(?:no longer|not)\s+be\s+(?:an?\s+)?(?:yes or no|yes/no|boolean|flag|text|free text|string|number)\s*,?\s+but\s+(?<values>one of\s.+|either\s.+)$`,
    '$<field> is $<values>',
  ],
  [
    String.raw`^whether\s+(?:an?|the)\s+(?<table>[\p{L}_]+)\s+is\s+(?<flag>[\p{L}]+)\s+(?<limits>(?:should|must|is|has|may|can)\s.+)$`,
    '$<flag> of $<table> $<limits>',
  ],
  // “sku is now called article number”
  [
    String.raw`^(?:the\s+)?(?<field>.+?)\s+(?:is|are|gets?)\s+(?:now\s+|from now on\s+|henceforth\s+)?(?:called|named|renamed(?: to| into)?)\s+(?:now\s+)?(?<name>[\p{L}_]+(?:\s[\p{L}_]+){0,2})$`,
    'rename $<field> to $<name>',
  ],
  [
    String.raw`^instead\s+of\s+(?:the\s+)?(?<field>.+?),?\s+(?:(?:we|it|they|you|please)\s+)*(?:call (?:it|them)|should be called)\s+(?<name>[\p{L}_]+(?:\s[\p{L}_]+){0,2})$`,
    'rename $<field> to $<name>',
  ],
  [
    String.raw`^(?:the\s+)?(?<field>[\p{L}_]+(?:\s[\p{L}_]+){0,2})\s*(?:→|->|=>)\s*(?<name>[\p{L}_]+(?:\s[\p{L}_]+){0,2})$`,
    'rename $<field> to $<name>',
  ],
  [
    String.raw`^(?:call|name)\s+(?:the\s+)?(?<field>.+?)\s+(?:as\s+)?["“](?<name>[^"”]+)["”](?:\s+(?:instead|from now on|now))?$`,
    'rename $<field> to $<name>',
  ],
  // “store the price as a whole number”
  [
    String.raw`^(?:let us\s+|let's\s+)?${WISH}(?:store|keep|save|hold|record|treat|handle)\s+(?:the\s+)?(?<field>.+?)\s+as\s+(?<type>(?:an?\s+)?(?:whole|decimal|number|integer|date|text|long|yes|money|boolean|datetime|timestamp).*)$`,
    'change $<field> to $<type>',
  ],
  [
    String.raw`^(?:the\s+)?(?<field>.+?)\s+(?:must|should|has to|have to|needs? to)\s+(?:be\s+(?:stored|kept|saved|held|recorded)\s+)?(?:with|have|allow)\s+(?:decimals|(?:two|2|three|3|four|4)\s+decimals?(?:\s+places)?)$`,
    'change $<field> to decimal',
  ],
  // “the default status of an order is pending”
  [
    String.raw`^(?:the\s+)?default\s+(?:value\s+(?:of|for)\s+(?:the\s+)?)?(?<field>.+?)\s+(?:is|should be|must be|becomes)\s+(?<value>[\p{L}\d_.-]+)$`,
    '$<field> default $<value>',
  ],
  // “link reviews to orders”
  [
    String.raw`^(?:link|relate|tie|attach|assign)\s+${T}\s+(?:to|with)\s+(?:(?:an?|one|the|each|every)\s+)*(?<other>[\p{L}_]+(?:\s[\p{L}_]+)?)$`,
    'each $<table> belongs to one $<other>',
  ],
  [
    String.raw`^(?:it\s+(?:must|should)\s+be\s+possible\s+to\s+)?(?:restore|undelete|bring back|get back|recover)\s+(?:the\s+)?deleted\s+${T}$`,
    'keep deleted $<table>',
  ],
  [String.raw`^${WISH}(?:keep|not lose)\s+(?:the\s+)?deleted\s+${T}$`, 'keep deleted $<table>'],
  [
    String.raw`^${T}\s+(?:that|which)\s+(?:are|were|have been)\s+deleted\s+(?:must|should|can|have to|need to|shall)\s+(?:still\s+)?(?:be\s+)?(?:recoverable|restorable|restored|recovered|kept|brought back|possible to restore)$`,
    'keep deleted $<table>',
  ],
  [
    String.raw`^${WISH}(?:keep|record|remember|track|note|know|store|see)\s+(?:also\s+)?when\s+${T}\s+(?:was|were|is|are|has been|have been)\s+(?:last\s+)?(?:created|changed|made|updated|modified|edited|added)(?:\s.*)?$`,
    'add timestamps to $<table>',
  ],
]

const PATTERNS = WAYS.map(([pattern, same]) => [new RegExp(pattern, 'iu'), same] as const)

/** “add a status with draft and published to posts”: what stands behind a choice is what there is to choose. */
const CHOICE =
  /^(?<head>(?:add|give|put)\s+(?:an?|the)\s+(?:[\p{L}_]+\s)?(?:status|state|stage|phase|type|kind|sort|category|priority|level|severity|visibility|mode|size|condition|rating|role))\s+(?:with|of|being|that is|which is|which can be|that can be|:)\s+(?:the\s+)?(?:(?:values|options|choices|states)\s+)?(?<values>(?:"?[\p{L}_-]+"?\s*,\s*)*"?[\p{L}_-]+"?\s*,?\s+(?:and|or)\s+"?[\p{L}_-]+"?)\s+(?<to>to\s+.+)$/iu

function withChoices(clause: string): string {
  const { head, values = '', to } = CHOICE.exec(clause)?.groups ?? {}
  return head === undefined
    ? clause
    : `${head} (${values
        .replaceAll('"', '')
        .split(/\s*,\s*(?:(?:and|or)\s+)?|\s+(?:and|or)\s+/iu)
        .join(', ')}) ${to}`
}

/** Things with a life of their own, which many rows have many of. */
const LIVING =
  /^add\s+(?<things>comments|replies|reviews|ratings|likes|votes|attachments|messages|subtasks|bookings|reservations|invoices|payments|visits|questions|answers)\s+(?:to|for|on)\s+(?:the\s+|our\s+|all\s+)?(?<table>[\p{L}_]+(?:\s[\p{L}_]+)?)$/iu
const SAID: Readonly<Record<string, string>> = {
  comments: ' (body)',
  replies: ' (body)',
  messages: ' (body)',
}

/** “add comments to tasks”: rows of their own, and no text of a task. */
function withLife(clause: string, draft: Draft): string {
  const { things = '', table = '' } = LIVING.exec(clause)?.groups ?? {}
  if (things === '' || draft.table(table) === undefined || draft.table(things) !== undefined)
    return clause
  return `${table} have many ${things}${SAID[things.toLowerCase()] ?? ''}`
}

/** The same change as it is read, where it is of something that is there. */
export function askedPlainly(said: string, draft: Draft): string {
  // “rental returned → car free” is a rule, and no other name.
  if (notedRules(said, draft).length > 0) return said
  const plain = withLife(withChoices(unquoted(said)), draft)
  return otherwise(otherwise(plain, draft), draft)
}

function otherwise(clause: string, draft: Draft): string {
  for (const [pattern, same] of PATTERNS) {
    const groups = pattern.exec(clause)?.groups
    if (groups === undefined) continue
    const { table, other, field, name } = groups
    if ([table, other].some((said) => said !== undefined && !draft.isThing(said))) continue
    if (name !== undefined && draft.isThing(name)) continue
    const isThere =
      field === undefined ||
      draft.isThing(field) ||
      isField(table === undefined ? field : `${field} of ${table}`, draft)
    if (isThere) return clause.replace(pattern, same.replaceAll(/\$<more>/g, groups['more'] ?? ''))
  }
  return clause
}

/** Names in quotes: `"Specialty" of the doctors becomes "Department"`. */
const unquoted = (said: string): string => {
  const clause = said.replace(NO_MORE, '$<limit>')
  return /^"[\p{L}_ ]{2,30}"/u.test(clause)
    ? clause.replaceAll(/"([\p{L}_ ]{2,30})"/gu, '$1')
    : clause
}

const NO_MORE =
  /\b(?<limit>must|required|mandatory|unique|compulsory|necessary|obligatory)\s+any ?(?:more|longer)$/iu

const isField = (words: string, draft: Draft): boolean =>
  (fieldsMeant(words, draft) ?? []).length === 1
