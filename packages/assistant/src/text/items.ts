/** `title: text, required`, `price - at least 1`, `due date`: what is kept, and no sentence of its own. */
const FIELD =
  /^[\p{L}][\p{L}\d_ ]{1,30}(?::\s*|\s*\()[\p{L}-]+(?:(?:\s*[,/|]\s*|\s+or\s+)[\p{L}-]+)+\)?$|^(?!.*\b(?:belongs? to|has many|has one|have many|many-to-many|each|every|only|anyone|everyone|nobody|anybody|everybody|admins?|users? can|when|if|once|unless|while)\b)(?!\p{L}+s\s+(?:an?|the|one|\d+|it|them)\s)(?!(?:an?|the)\s+[\p{L}-]+(?:\s[\p{L}-]+){0,3}?\s+(?:is|are|has|have|can|must|may)\b)(?![\p{L}-]+(?:\s[\p{L}-]+){0,2}?\s+(?:may|must|should|shall|can|cannot|can't)\s+(?!be\b|not\s+be\b|have\b|not\b|only\s+be\b)\p{L})(?!(?:can|cannot|can't|may|must|should|takes?|has|have|gets?|to|of|by|for|per|many|several|one or more)\s)[\p{L}][\p{L}\d_ %#/'-]{1,40}?(?:\s*(?:\(.*\)|[:–-]\s+.*|,.*))?(?:\s+(?:is|are|must|can't|cannot|should|may|between|at|up|max|min|no|in|as)\b.*)?$/iu
export const isItem = (text: string): boolean => FIELD.test(text) && !/->|=>|→/.test(text)

/** `chip no: required, unique`: a field, and what is asked of it. */
export const isLimited = (text: string): boolean =>
  /^[\p{L}][\p{L}\d ]{1,30}:\s*(?:required|optional|mandatory|unique|text|number|date|min|max|up to|at (?:least|most)|between|default|\d|<|>|≤|≥|yes|y\/n|\p{L}+(?:\s*\/\s*\p{L}+)+$)/iu.test(
    text,
  )

/** `clubs (name, city)` and `players: name, rating` are things themselves. */
export const isThingLine = (item: string): boolean =>
  /^[\p{L}\s-]+s\s*(?:\([^()]*,[^()]*\)$|:\s*[^,]+,\s*[^,]+)/u.test(item) || item.endsWith(':')

/** `plate - required` → `plate (required)`. */
export function itemOf(item: string): string {
  const { name, more } =
    /^(?<name>[\p{L}][\p{L}\d_ %#/'-]*?)\s*(?:\s[–-]|:)\s+(?<more>.+)$/u.exec(item)?.groups ?? {}
  if (name === undefined || more === undefined) return item.replace(/[;,]+$|(?<!\bno)\.$/, '')
  const said = more
    .replaceAll(/[()]/g, ' ')
    .replace(/[.;]+$/, '')
    .trim()
  // `cow / goat / sheep, default cow`
  const { list, rest } =
    /^(?<list>[\p{L} ]+(?:\s*[/|]\s*[\p{L} ]+)+),\s*(?<rest>.+)$/u.exec(said)?.groups ?? {}
  return list === undefined
    ? `${name} (${said})`
    : `${name} (${list.replaceAll(/\s*[/|]\s*/g, ', ')}) ${rest}`
}

const LINE = /^(?<name>[\p{L}][\p{L}\d_-]*(?:\s[\p{L}\d_-]+){0,2})\s*[:=]\s+(?<items>\S.*)$/u

/** `castle: name`, `robe: no. / size S,M,L / colour`: a thing in a line, and what is kept of it. */
export function inLine(
  text: string,
): { readonly name: string; readonly items: readonly string[] } | undefined {
  const { name, items = '' } = LINE.exec(text)?.groups ?? {}
  if (name === undefined) return undefined
  const parts = items.split(/\s+\/\s+/)
  const listed =
    parts.length > 1 && parts.some((part) => !/^[\p{L}-]+$/u.test(part)) ? parts.map(valued) : parts
  const isList = listed.length > 1 || items.split(/\s*,\s*/).every(isItem)
  return isList && !/[.;]\s/.test(items) && listed.every((one) => !SAYS.test(one))
    ? { name, items: listed.map((one) => one.replace(/(?<!\bno)\.$/, '')) }
    : undefined
}

const SAYS =
  /\b(?:can|may|must|should|only|nobody|everybody|anyone|when|if|is|are|has|have)\b|->|=>|→/i

/** `size S,M,L`, `status: free, lent` → `size (S, M, L)` */
const valued = (item: string): string =>
  item.replace(
    /^(?<name>[\p{L}][\p{L} ]*?):?\s+(?<values>[\p{L}\d]+(?:\s*[,|]\s*[\p{L}\d]+)+)$/u,
    (_, name: string, values: string) => `${name} (${values.split(/\s*[,|]\s*/).join(', ')})`,
  )
