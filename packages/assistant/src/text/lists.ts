/** A line of a prompt: how deep it stands, and whether it is one of a list. */
interface Line {
  readonly text: string
  readonly depth: number
  readonly isItem: boolean
}

const BULLET = /^\s*(?:[-*•–—·+]|\(?\d{1,2}[.)]|[a-z]\))\s+/
/** `Vehicles on the ferry:`, `Book`: a thing whose list follows. */
const THING =
  /^(?:#+\s*)?(?:(?:an?|the|our|all|each|every)\s+)?(?<name>[\p{L}][\p{L}_-]*(?:\s(?!(?:on|in|at|of|for|with|to)\s)(?!(?:rules?|requirements?|validations?|limits?|constraints?|attributes|fields?|columns?|details|data)\b)[\p{L}][\p{L}_-]*){0,2})(?:\s+(?:on|in|at|of|for)\s+(?:the|our|my|each|a)\s[\p{L}\s-]{2,30})?(?:\s+(?:table|entity|collection|fields?|columns?|rules?|requirements?|validations?|limits?|constraints?|attributes|records?|details|data|form))?\s*(?<colon>:?)\s*$/u
const NO_THING =
  /\b(?:requirements?|entities|tables|rules?|features?|models?|scope|goals?|overview|introduction|background|permissions?|access|rights|relations?|relationships?|validations?|constraints?|endpoints?|authentication|auth|notes?|stories|context|purpose|objects?|resources?|details|users can|security|logic|behaviou?r|structure|schema|collections?|needs?|checks?|should|must|can|will|have|want|following|roles?|workflow|automation|business|api|data|action items|decisions?|wish(?:es)?|next steps|summary|to-?dos?)\b/i
/** `title: text, required`, `price - at least 1`, `due date`: what is kept, and no sentence of its own. */
const FIELD =
  /^[\p{L}][\p{L}\d_ ]{1,30}(?::\s*|\s*\()[\p{L}-]+(?:(?:\s*[,/|]\s*|\s+or\s+)[\p{L}-]+)+\)?$|^(?!.*\b(?:belongs? to|has many|has one|have many|many-to-many|each|every|only|anyone|everyone|nobody|anybody|everybody|admins?|users? can|when|if)\b)(?!(?:an?|the)\s+[\p{L}]+\s+(?:is|has|can|must|may)\b)[\p{L}][\p{L}\d_ /'-]{1,40}?(?:\s*(?:\(.*\)|[:–-]\s+.*|,.*))?(?:\s+(?:is|are|must|can't|cannot|should|may|between|at|up|max|min|no|in|as)\b.*)?$/iu

/** Joins what is kept of a thing to the line that names it, where it is written below it. */
export function joinLists(prompt: string): string {
  const written = prompt.split(/\r?\n/)
  const lines = written.map(lineOf)
  const joined: string[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]
    if (line === undefined) continue
    const below = linesBelow(lines, at)
    const deeds = below.filter((one) => isDeed(one))
    const items = itemsIn(line, below)
    const plain = plainBelow(lines, at)
    const name = THING.exec(line.text)?.groups?.['name']
    if (name !== undefined && !NO_THING.test(name) && items.length === 0 && plain !== undefined) {
      joined.push(`${name}: ${plain}`)
      at += 1
      continue
    }
    if (name === undefined || NO_THING.test(name) || items.length === 0) {
      const holder = isDeed(line.text) ? holderOf(lines, at) : undefined
      joined.push(holder === undefined ? (written[at] ?? '') : `- ${holder} ${line.text}`)
      continue
    }
    joined.push(`${line.isItem ? '- ' : ''}${name}: ${items.map(asItem).join(', ')}`)
    joined.push(...deeds.map((deed) => `- ${name} ${deed}`))
    at += below.length
  }
  return joined.join('\n')
}

/** `belongs to a workshop`, below the line that names what does; `is active` is a field. */
const isDeed = (text: string): boolean =>
  /^(?:can|cannot|can't|may|must|should|belongs?)\s/i.test(text) ||
  (/^(?:has|have|is|are|needs?)\s/i.test(text) && !FIELD.test(text))
const HOLDER =
  /^(?:(?:an?|the|each|every)\s+)?(?<name>[\p{L}][\p{L}_-]*(?:\s[\p{L}_-]+)?)\s*(?::|\(|$)/iu

function holderOf(lines: readonly Line[], at: number): string | undefined {
  const line = lines[at]
  const head = lines
    .slice(0, at)
    .findLast(
      ({ text, depth, isItem }) =>
        text === '' || (line !== undefined && (depth < line.depth || (line.isItem && !isItem))),
    )
  const name = HOLDER.exec(head?.text ?? '')?.groups?.['name']
  return name === undefined || NO_THING.test(name) ? undefined : name
}

function lineOf(written: string): Line {
  const depth = /^\s*/.exec(written)?.[0].length ?? 0
  const isItem = BULLET.test(written)
  return { text: written.replace(BULLET, '').replaceAll('**', '').trim(), depth, isItem }
}

function linesBelow(lines: readonly Line[], at: number): readonly string[] {
  const head = lines[at]
  const items: string[] = []
  for (const line of lines.slice(at + 1)) {
    const isBelow =
      head !== undefined &&
      (line.depth > head.depth || (line.isItem && !head.isItem)) &&
      line.text !== ''
    if (!isBelow) break
    items.push(line.text)
  }
  return items
}

/** What is kept of something, of what stands below a line; none where some of it is neither that nor what it does. */
function itemsIn(head: Line, below: readonly string[]): readonly string[] {
  const items = below.filter((one) => !isDeed(one))
  const isColon = /:\s*$/.test(head.text)
  const isHeading = isColon || below.length > 1 || items.some((item) => item.includes(','))
  return isHeading && items.every((item) => FIELD.test(item) && !isThingLine(item)) ? items : []
}

const LIST =
  /^(?!.*\b(?:is|are|has|have|can|may|must|should|shall|will|belongs?)\b)[\p{L}][\p{L}\d '/-]{1,40}(?:\([^()]*\))?(?:,\s*(?:and\s+)?(?!and\s)[\p{L}][\p{L}\d '/-]{1,40}(?:\([^()]*\))?)+\.?$/u

/** `Hotels`, and below it `Name, address, contact telephone.` */
function plainBelow(lines: readonly Line[], at: number): string | undefined {
  const next = lines[at + 1]
  const isHeading = (lines[at - 1]?.text ?? '') === '' || lines[at]?.isItem === true
  return isHeading && next !== undefined && !next.isItem && LIST.test(next.text)
    ? next.text.replace(/\.$/, '')
    : undefined
}

/** `clubs (name, city)` and `players: name, rating` are things themselves. */
const isThingLine = (item: string): boolean =>
  /^[\p{L}\s-]+s\s*(?:\([^()]*,[^()]*\)$|:\s*[^,]+,\s*[^,]+)/u.test(item) || item.endsWith(':')

/** `plate - required` → `plate (required)`. */
function asItem(item: string): string {
  const { name, more } =
    /^(?<name>[\p{L}][\p{L}\d_ /'-]*?)\s*(?:\s[–-]|:)\s+(?<more>.+)$/u.exec(item)?.groups ?? {}
  if (name === undefined || more === undefined) return item.replace(/[.;,]+$/, '')
  return `${name} (${more
    .replaceAll(/[()]/g, ' ')
    .replace(/[.;]+$/, '')
    .trim()})`
}
