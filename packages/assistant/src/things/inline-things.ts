import { guessFieldWord } from '@drawbridge/kinds/faces'
import { isSingle, plainWords } from '../words.ts'
import { isField } from './field-words.ts'
import { isLimits } from './limits-alone.ts'
import { inBrackets } from './named-things.ts'
import { severalThings } from './several-things.ts'
import { splitItems } from './split-items.ts'

const NAMED =
  /(?<det>(?:an?|the|each|every|all|our|its|their|many|several|one)\s+)?(?<name>(?<![\p{L}-])(?!(?:of|in|at|for|with|and|or|has|have|is|are|to|from|by|on|want|keep|store|track|record|need|see|show)\b)[\p{L}-]+(?:\s(?!(?:of|in|at|for|with|and|or|has|have|is|are|to|from|by|on|i|we|they)\b)[\p{L}-]+)?)(?:\s(?:that\s|which\s)?(?:i|we|they)\s\p{L}+(?:\s\p{L}+)?)?\s*\((?<items>[^()]+)\)/giu
/** `Comments on an album (text, rating)`: of the comments. */
const OF_ONE =
  /^(?:the\s+|our\s+)?(?<thing>[\p{L}-]+s)\s+(?:on|under|of|for|about)\s+(?:an?|the|each|every)\s+(?<whole>[\p{L}-]+)\s*\((?<kept>[^()]+)\)$/iu
/** “A house has rooms (name, area)”: a thing of its own, and no choice. */
const HOLDS_PARTS =
  /^(?<holds>(?:(?:an?|the|each|every|all|one)\s+)?(?!(?:we|i|they|you|it|there)\s)[\p{L}-]+(?:\s[\p{L}-]+)?\s+(?:can\s+|may\s+)?(?:has|have|contains?|consists? of|includes?|comprises?|holds?|is made up of))\s+(?:(?:many|several|multiple|some|its|their|any number of|one or more)\s+)*(?<part>[\p{L}-]+(?:\s[\p{L}-]+)?)\s*\((?<held>[^()]+)\)(?<behind>.*)$/iu
const ITEM = /^(?:an?\s+|the\s+|its\s+|their\s+)?[\p{L}][\p{L}\d'_/-]*(?:\s[\p{L}\d'_/-]+){0,4}$/u

/** “We bake cakes (name, price) from ingredients (name)”: what stands in brackets, and the sentence without. */
export function withoutInlineThings(clause: string): readonly string[] {
  if (!clause.includes('(') || /^[^(]{2,40}:/.test(clause)) return [clause]
  const { thing: one = '', whole: of = '', kept = '' } = OF_ONE.exec(clause)?.groups ?? {}
  if (areFields(kept) || isField(kept)) return [`${one}: ${kept}, for the ${of}`]
  const { holds = '', part = '', held = '', behind = '' } = HOLDS_PARTS.exec(clause)?.groups ?? {}
  if (!isSingle(part) && !isField(part) && !CHOICE.test(part) && (areFields(held) || isField(held)))
    return /^(?:our|my|this)\s/i.test(holds)
      ? [`${part}: ${held}`]
      : [`${part}: ${held}`, `${holds} many ${part}${behind}`]
  if (severalThings(clause).length > 0 || inBrackets(clause).length > 0) return [clause]
  const things: string[] = []
  const rest = clause.replaceAll(NAMED, (whole: string, ...groups: unknown[]) => {
    const { det = '', name = '', items = '' } = Object(groups.at(-1))
    const before = clause.slice(0, Number(groups.at(-3)))
    const isVerb = String(det) === '' && DOES.test(before) && String(name).includes(' ')
    const noun = isVerb ? String(name).split(' ').slice(1).join(' ') : String(name)
    const thing = nameOf(noun, String(det))
    if (thing === undefined || CHOICE.test(thing) || !areFields(String(items))) return whole
    things.push(`${thing}: ${String(items)}`)
    return `${String(det)}${String(name)}`
  })
  // A sentence of nothing else is read as it stands.
  if (things.length === 0 || rest.trim().split(/\s+/).length < 4) return [clause]
  const told = things.map((thing) => thing.replace(/:.*$/s, ''))
  return [...things, withoutTold(rest, told)]
}

/** “We have vans and drivers, each with a name”, where all of the vans was told: so have the drivers. */
function withoutTold(rest: string, told: readonly string[]): string {
  const { head = '', listed = '', each = '' } = EACH_WITH.exec(rest)?.groups ?? {}
  const open = splitItems(listed).filter((one) => !told.includes(plainWords(one)))
  return open.length === 0 ? rest : `${head}${open.join(' and ')}${each}`
}

const EACH_WITH =
  /^(?<head>(?:we|i|there|it|they)\s+(?:have|has|are|keep|need|store|manage|offer|run)\s+)(?<listed>[^:()]+?)(?<each>\s*,?\s+(?:each|all)\s+(?:of them\s+)?(?:with|having)\s.+)$/isu

/** What is one of several, and nothing of its own: `a stage (lead, won, lost)`. */
const CHOICE =
  /^(?:.*\s)?(?:status|state|stage|type|kind|sort|category|priority|level|role|mode|phase|condition|result|outcome|severity|size)$/i

/** “We bake cakes”: the word behind is what is done. */
const DOES =
  /(?:^|\s)(?:we|i|they|you|people|users?|members?|customers?|who|can|to|will|must|should|may|also|and)\s*$/iu

function nameOf(words: string, det: string): string | undefined {
  const plain = plainWords(words)
  const head = isSingle(plain) ? plain : (plain.split(' ').at(-1) ?? plain)
  const isThing = !isSingle(plain) || /^(?:an?|each|every|one)\s/i.test(det)
  const [first = '', ...more] = plain.split(' ')
  const one = more.length > 0 && /(?:ed|s|ing)$/.test(first)
  const name = one ? head : plain
  return isThing && !isField(name) && guessFieldWord(name).word === 'Text' ? name : undefined
}

/** `name, price`: one of them at least is something that is kept of things. */
export function areFields(items: string): boolean {
  const list = splitItems(items)
  return (
    list.length > 1 &&
    !isLimits(items) &&
    list.every((item) => ITEM.test(item.replace(/\s+(?:required|optional|unique)$/i, ''))) &&
    list.some((item) => isField(item) || guessFieldWord(item).word !== 'Text')
  )
}
