import { fieldWord, FIELD_WORDS, guessFieldWord, type FieldWord } from '@drawbridge/kinds/faces'
import type { Json, JsonObject } from '@drawbridge/manifest'
import { fieldName, plainWords } from '../words.ts'
import { PAST_FORMS } from '../text/participles.ts'
import { describedField } from './noun-of-field.ts'
import { CHOSEN, choicesIn } from './choices-in.ts'
import { type SaidLimits } from './limit-sayings.ts'
import { settingsOfLimits } from './limits-as-settings.ts'
import { typeSaid } from './pastes/declared.ts'
import { isNothing, saidLimits } from './said-limits.ts'

export interface ItemField {
  readonly field: JsonObject & { readonly name: string; readonly type: string }
  /** What was said of it and can't be done. */
  readonly left?: string
}

/** A field as people say it: `required due date`, `status (draft, published)`, `when it starts`, `a price of at least 1`. */
/** What begins a clause of its own, and is no part of a name. */
const CLAUSE =
  /\s+(?:where|when|whenever|who|whose|so|because|if(?! (?:known|any\b|available|there (?:is|are)|applicable|given|needed|they have|it has))|unless(?! (?:somebody|someone|said|otherwise|told|set|stated))|while|but|except|until(?=\s+\S)|as long as)\b.*$/isu

export function readItem(said: string): ItemField | undefined {
  const isDescribed =
    describedField(said) !== undefined ||
    /^(?:whether|if|when|how|the (?:date|day|time|year))\b/i.test(said)
  const clause = isDescribed || said.includes('(') ? '' : (CLAUSE.exec(said)?.[0] ?? '')
  const read = readPlain(said.slice(0, said.length - clause.length))
  return read && clause !== '' ? { field: read.field, left: clause.trim() } : read
}

/** `from one to five` */
const WORDED =
  /\b(from|between)\s+(one|two|three|four|five|six|seven|eight|nine|ten)\s+(to|and)\s+(one|two|three|four|five|six|seven|eight|nine|ten)\b/iu
const digit = (word: string): number =>
  'zero one two three four five six seven eight nine ten'.split(' ').indexOf(word.toLowerCase())

function readPlain(said: string): ItemField | undefined {
  // `sea view?`
  const words = said
    .replace(WORDED, (_, from: string, least: string, to: string, most: string) =>
      [from, digit(least), to, digit(most)].join(' '),
    )
    .replace(TYPE_SIZE, (_, text?: string, scale?: string) =>
      text === undefined ? ` (decimal, ${scale} decimals)` : ` (text, up to ${text} characters)`,
    )
    .replace(TYPE_FIRST, '$<type>, ')
    .replace(/\s*\((?:just|only)\s+(?:the|an?|their|his|her)\s+(?:names?|numbers?|texts?)\)/iu, '')
    .replace(/^(?<name>[\p{L}][\p{L}\s-]{1,40})\?$/u, '$<name> (yes/no)')
  const { name, brackets, behind } = partsOf(words)
  const described = describedField(name)
  const typed = withType(described?.name === undefined ? name : '')
  const bare = described?.name ?? fieldName(cleaned(typed.name))
  if (bare === undefined || bare === '') return undefined
  const asked = [brackets.replace(typeWords(brackets), ''), behind]
    .filter((each) => each !== '')
    .join(', ')
  const values = choicesIn(brackets)
  const isChoice =
    values.length > 1 &&
    values.some((value) => fieldWord(value) === undefined) &&
    !/^(?:yes|no|true|false|y|n)$/i.test(values[0] ?? '') &&
    values.every((value) => isNothing(saidLimits(value)) && !LONG.test(value))
  const saidType = (isChoice ? undefined : typeIn(brackets)) ?? typed.type
  const limits = saidLimits([marksIn(name), isChoice ? behind : asked].join(', '))
  const guess = guessed(bare, name, limits, brackets)
  const isVague = saidType?.type === 'decimal' && guess.type === 'decimal'
  const word = typeOf(described?.type, bare) ?? (isVague ? guess : saidType) ?? guess
  const list = isChoice ? values : limits.values
  const settings = { ...(word.settings as Readonly<Record<string, Json>>) }
  const type = list === undefined ? word.type : 'enum'
  const made = {
    ...(list === undefined && settings),
    name: bare,
    type,
    // A yes or no begins as no.
    ...(type === 'boolean' && { default: { kind: 'literal', value: false } }),
    ...settingsOfLimits({ ...limits, ...(list && { values: list }) }, type),
  }
  const left =
    isChoice || saidType !== undefined
      ? limits.rest.replace(typeWords(brackets), '').trim()
      : limits.rest
  const unclear = typed.left ?? ''
  if (unclear !== '') return { field: { ...made, name: bare, type }, left: unclear }
  return { field: { ...made, name: bare, type }, ...(left !== '' && !UNITS.test(left) && { left }) }
}

/** `title varchar(120)`, `price decimal(10,2)` */
const TYPE_SIZE =
  /\s+(?:(?:str(?:ing)?|text|n?(?:var)?char)\s?\((\d+)\)|(?:dec(?:imal)?|numeric)\s?\(\d+\s*,\s*(\d+)\))/iu
/** `mileage (int >= 0)` */
const TYPE_FIRST =
  /(?<=\()(?<type>(?:whole number|int(?:eger)?|decimal|number|text|string|bool(?:ean)?|date|money))\s+(?=[<>≥≤\d]|(?:default|required|optional|unique|between|from|max|min|up to|at|not|in the)\b)/iu

/** What speaks of a type, and is none of several values. */
const LONG =
  /\b(?:numbers?|text|characters?|decimals?|integer|date|unit|optional|currency|format|chars|letters|digits|dashes|hyphens)\b/i

interface Parts {
  readonly name: string
  readonly brackets: string
  readonly behind: string
}

const BEHIND =
  /^(?<name>.+?)(?:\s*,\s*|\s+)(?<behind>(?:which|that|must|can|may|should|up to|at (?:most|least)|(?:greater|more|less|higher|lower|bigger|larger|smaller) than|above|below|no (?:more|less|longer|shorter)|not|between|one of|either|being|(?:begins?|starts?) (?:with|at|as) \S+$|with (?:(?:\d|one|two|three|four) decimal|(?:(?:a|an) )?(?:max|min|at|up|exactly|no))\w*\b|(?:max|min)(?:imum)?\b(?=[\s:.]*(?:of |length |is )*\d)|from \d|of (?:up to|at most|at least|max|exactly|between|\d|\w+ (?:digits|letters|characters)\b)|required|mandatory|optional|unique|never|always|default|-?\d+(?:[.,]\d+)?\s*(?:-|–|to|\.\.)\s*\d+%?|\d+(?=\+)|\d+ (?:letters|digits|characters)|exactly (?:like\b|\d)|(?:of|in) the form\b|like (?=[A-Z\d-]*\d)[A-Z]|if (?:known|any|available|there (?:is|are)|applicable|given|needed|they have|it has)|is|are|[<>≥≤]=?\s*-?\d+)\b.*)$/iu

const PER =
  /^(?<of>\p{L}+)\/(?<per>night|day|hour|hr|h|week|month|year|person|head|unit|piece|item|kg|km|m2)\b/iu

/** `status requested accepted or declined (starts as requested)`: one of them, without a comma. */
const TOLD_CHOICE = new RegExp(
  String.raw`^(?<name>(?:[\p{L}]+\s)?${CHOSEN})\s+(?<list>(?!(?:is|are|of|can|must|one|either)\b)[\p{L}-]+(?:\s[\p{L}-]+)*?)\s+or\s+(?<last>[\p{L}-]+)(?:\s*\((?<behind>[^()]*)\))?$`,
  'iu',
)

/** `cock or hen`, `delivery slot lunch or dinner` */
const EITHER =
  /^(?:(?:an?|the|its)\s+)?(?:(?<name>(?!(?:first|second|third|fourth)\b)[\p{L}]+(?:\s(?!(?:first|second|third|fourth)\b)[\p{L}]+)?)\s+)?(?<one>(?!(?:one|two|yes|true|and|more|less|if|whether|required)\b)[\p{L}-]+)(?:\s+or\s+|(?<=^\p{L}+)\s?\/\s?)(?<other>(?!(?:more|less|no|not|none|false|two|three|so|at|up|less|optional|later|longer|shorter)\b)[\p{L}-]+)$/iu

const STATES = new RegExp(
  String.raw`\b(?:open|new|active|free|available|\p{L}{2,}ed|${PAST_FORMS})\b`,
  'iu',
)

/** `whether it is inside or on the terrace`: one of two, and no yes or no. */
const HERE_OR_THERE =
  /^(?:whether|if)\s+(?:it|they|he|she)\s+(?:is|are|was|were)\s+(?:either\s+)?(?<here>[\p{L}-]+(?:\s[\p{L}-]+){0,2})\s+or\s+(?!not\b)(?<there>[\p{L}-]+(?:\s[\p{L}-]+){0,2})$/iu
const PLACED =
  /^(?:in|on|at|by|under|near|inside|outside|indoors?|outdoors?|upstairs|downstairs|upper|lower|here|away)\b/i

/** `how it sounds from 1 to 10` */
const SCALED =
  /^(?<name>(?:how|whether|what|the)\s[^(]+?),?\s+(?:on a scale\s+)?(?:of\s+)?(?<range>(?:from|between)\s+\d+\s*(?:to|and|-)\s*\d+)$/iu

/** `price (at least 1), required` → the name, what stands in brackets, what follows. */
function partsOf(words: string): Parts {
  // `type single/double/suite`, `state on|off`
  const slashed =
    /^(?<name>[\p{L}][\p{L} ]*?)\s+(?<list>[\p{L}][\p{L}_-]*(?:\s?[/|]\s?[\p{L}][\p{L}_-]*)+)(?<behind>(?:[\s,(]+(?:default|defaults|required|optional|unique|starts|begins|initially)\b.*)?)$/iu.exec(
      words,
    )?.groups
  if (slashed !== undefined && fieldWord(slashed['list'] ?? '') === undefined)
    return {
      name: slashed['name'] ?? '',
      brackets: slashed['list'] ?? '',
      behind: slashed['behind'] ?? '',
    }
  // `price/night`
  const { of = '', per = '' } = PER.exec(words)?.groups ?? {}
  if (per !== '') return partsOf(`${of} per ${per}${words.slice(of.length + per.length + 1)}`)
  const flag =
    /^(?:(?:an?|the|its)\s+)?(?<flag>[\p{L}]+(?:\s[\p{L}]+)?)\s+or\s+not(?:\s+\p{L}+)?$/iu.exec(
      words,
    )?.groups?.['flag']
  if (flag !== undefined) return { name: flag, brackets: 'yes/no', behind: '' }
  const told = TOLD_CHOICE.exec(words)?.groups
  if (told !== undefined)
    return {
      name: told['name'] ?? '',
      brackets: [...(told['list'] ?? '').split(/\s+/), told['last']].join(', '),
      behind: told['behind'] ?? '',
    }
  const either = EITHER.exec(words)?.groups
  if (either !== undefined)
    return {
      name:
        either['name'] ?? (STATES.test(`${either['one']} ${either['other']}`) ? 'status' : 'type'),
      brackets: `${either['one']}, ${either['other']}`,
      behind: '',
    }
  const { here = '', there = '' } = HERE_OR_THERE.exec(words)?.groups ?? {}
  if (here !== '')
    return {
      name: PLACED.test(here) || PLACED.test(there) ? 'location' : 'type',
      brackets: `${here}, ${there}`,
      behind: '',
    }
  const scaled = SCALED.exec(words)?.groups
  if (scaled !== undefined && describedField(scaled['name'] ?? '') !== undefined)
    return { name: scaled['name'] ?? '', brackets: '', behind: scaled['range'] ?? '' }
  const bracketed = /^(?<name>[^(]+?)\s*\((?<brackets>[^()]*)\)(?<behind>.*)$/u.exec(words)?.groups
  const outside = bracketed === undefined ? words : `${bracketed['name']} ${bracketed['behind']}`
  const [, before = outside, colon = ''] =
    /^([^:=]{2,40}?)\s*(?::|(?<![<>])=)\s*(.+)$/u.exec(outside) ?? []
  const isDescribed =
    /^(?:also\s+|maybe\s+)?(?:whether|if|when|how|the (?:date|day|time|year) |(?:any|every|some)thing )/i.test(
      before,
    )
  const behind = isDescribed ? undefined : BEHIND.exec(before)?.groups
  const follows = /^(?:an?|the|also|maybe|and|one|with)$/i.test(behind?.['name'] ?? '')
    ? undefined
    : behind
  return {
    name: follows?.['name'] ?? before,
    brackets: [bracketed?.['brackets'] ?? '', colon].filter(Boolean).join(', '),
    behind: (follows?.['behind'] ?? '').replace(/^(?:which|that|of)\s+/i, ''),
  }
}

/** Marks that stand before a name: `required title`, `a unique code`, `an optional note`. */
const MARKS =
  /\b(?:required|mandatory|compulsory|optional(?:ly)?|unique|maybe|perhaps|possibly|sometimes|read-only|hidden)\b/giu
const marksIn = (words: string): string =>
  (words.match(MARKS) ?? []).join(', ').replaceAll(/maybe|perhaps|possibly|sometimes/gi, 'optional')

const FILLING =
  /^(?:(?:an?|the|its|their|his|her|my|our|your|some|any|also|just|only|simply|later|afterwards|finally|short|brief|simple|free|own|current|certain|exactly|with|having|has|have)\s+)+/iu
const UNIT =
  /\s*(?:\(?in\s+(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|cm|mm|m|km|kg|g|grams?|kilos?|kilograms?|°\s?[cf]|litres?|liters?|centimet(?:re|er)s?|met(?:re|er)s?|kilomet(?:re|er)s?|euros?|eur|dollars?|usd|pounds?|gbp|cents?|percent|%|degrees?|celsius|points?|stars?|words?|english|pixels?|bytes|mb|square met(?:re|er)s?|m²|m2|sqm|m³|m3|ha|ft|inch(?:es)?|miles|kwh?|bar|volts?|cubic \w+|\w+ per \w+)\)?|%|(?<=\p{L})\s+(?:kg|cm|mm|km|lbs|mins|hrs|secs|°[cf]?))$/iu
const UNITS =
  /^(?:seconds?|minutes?|hours?|days?|cm|mm|km|kg|euros?|dollars?|percent|stars?|any|e-?mail|address|url|link)$/i

const cleaned = (name: string): string =>
  name
    .replaceAll(MARKS, ' ')
    .trim()
    .replace(FILLING, '')
    .replace(UNIT, '')
    .replace(/\s+(?:field|column|attribute|property|thing)$/i, '')
    .replace(/\s+of\s+(?:it|them)$/i, '')
    .replace(
      /\s+(?:(?:that\s+|which\s+)?(?:they|it|he|she|we|i|you)\s+\p{L}+(?:\s+\p{L}+)?|where (?:it|they)\s.*)$/iu,
      '',
    )
    .replace(/["'!]/g, '')
    .replace(/\be-mail\b/gi, 'email')

/** `price money`, `price as money`, `price of type decimal` → the name and its type. */
function withType(name: string): {
  readonly name: string
  readonly type?: FieldWord
  readonly left?: string
} {
  const said = /^(?<name>.+?)\s+(?:as(?:\s+an?)?|of type|typed?)\s+(?<type>[\p{L}/ ]+)$/iu.exec(
    name,
  )?.groups
  const meant = said && asType(said['type'] ?? '')
  if (said && meant) return { name: said['name'] ?? '', type: meant }
  if (said) return { name: said['name'] ?? '', left: said['type'] ?? '' }
  const words = cleaned(name).split(/\s+/)
  for (const count of [3, 2, 1]) {
    if (words.length <= count) continue
    const type = words.slice(-count).join(' ')
    const word = fieldWord(type) ?? inShort(type)
    const rest = words.slice(0, -count).join(' ')
    const isCamel = /^\S*(?:[a-z0-9][A-Z]|_)\S*$/.test(rest)
    const isCounted = /^numbers?$/i.test(type) && /[^s]s$/i.test(rest)
    if (word && (ALONE.test(type) || isCamel || isCounted)) return { name: rest, type: word }
  }
  return { name }
}

const inShort = (type: string): FieldWord | undefined => fieldWord(typeSaid(type) ?? '')

/** `free text`, `a whole number`, `a long text`. */
const asType = (said: string): FieldWord | undefined => {
  const plain = plainWords(said)
  if (/^(?:free|plain|long|rich|formatted|markdown|multi-?line)\s+text$/.test(plain))
    return fieldWord('long text')
  return fieldWord(plain) ?? fieldWord(plain.replace(/^(?:whole|short|simple|plain|single)\s+/, ''))
}

/** Words that stand for a type and hardly ever end a name, as `date` does in `due date`. */
const ALONE =
  /^(?:long ?text|money|str|string|varchar|integer|int|dec|decimal|num|numeric|bool|boolean|yes\/no|date ?time|choice|enum|json|bigint|big number|float|double|uuid|bytes|ts|timestamp|whole number)$/i

function typeIn(brackets: string): FieldWord | undefined {
  for (const part of brackets.split(/,|;/)) {
    const plain = plainWords(part.replaceAll(MARKS, ' '))
    const word =
      fieldWord(plain) ??
      inShort(plain) ??
      fieldWord(plain.replace(/^(?:whole|decimal|floating point|long|short)\s+/, '')) ??
      (plain.startsWith('whole number') ? fieldWord('integer') : undefined)
    if (plain !== '' && word && word.type !== 'enum') return word
    if (/^(?:true|yes)\s*(?:\/|or)\s*(?:false|no)$/.test(plain)) return fieldWord('boolean')
  }
  return undefined
}

const typeWords = (brackets: string): string =>
  brackets
    .split(/,|;/)
    .find((part) => typeIn(part) !== undefined)
    ?.trim() ?? ''

const typeOf = (type: string | undefined, name: string): FieldWord | undefined =>
  type === undefined
    ? undefined
    : type === 'url' || (type === 'decimal' && guessFieldWord(name).type === 'float')
      ? fieldWord(type)
      : FIELD_WORDS.find((word) => word.type === type)

const WHOLE =
  /\bin\s+(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|cents?|points?|stars?|words?|pixels?|bytes)\b|\p{L}\s(?:mins|hrs|secs)$/iu
const MEASURED =
  /\bin\s+(?:cm|mm|m|km|kg|g|grams?|kilo\w*|litres?|liters?|centimet\w+|met\w+|degrees?|celsius|percent|square|cubic|m2|m3|sqm|ha|ft|inch(?:es)?|miles|kwh?|bar|volts?)\b|\bin\s+(?:°|m²|m³)|%|\s(?:kg|cm|mm|km|lbs|°[cf]?)$/i
const MONEY = /\bin\s+(?:euros?|eur|dollars?|usd|pounds?|gbp)\b/i

/** What its name says that it holds, and what is asked of it: what is between numbers is a number. */
function guessed(
  name: string,
  said: string,
  { least, most, above, below, ofLength, format, isFlag }: SaidLimits,
  brackets: string,
): FieldWord {
  if (isFlag) return fieldWord('boolean') ?? guessFieldWord(name)
  if (MONEY.test(said)) return fieldWord('money') ?? guessFieldWord(name)
  const unit = `in ${brackets}`
  if (MONEY.test(unit)) return fieldWord('money') ?? guessFieldWord(name)
  if (WHOLE.test(unit)) return fieldWord('integer') ?? guessFieldWord(name)
  if (MEASURED.test(unit)) return fieldWord('decimal') ?? guessFieldWord(name)
  if (WHOLE.test(said)) return fieldWord('integer') ?? guessFieldWord(name)
  if (MEASURED.test(said)) return fieldWord('decimal') ?? guessFieldWord(name)
  if (format !== undefined) return fieldWord(format) ?? guessFieldWord(name)
  const guess = measured(guessFieldWord(name), name)
  const numbers = [least, most, above, below].filter((each) => each !== undefined)
  if (ofLength === true && /^(?:integer|decimal|float|bigint)$/.test(guess.type))
    return fieldWord('text') ?? guess
  if (guess.type !== 'string' || ofLength === true || numbers.length === 0) return guess
  const isLength =
    guess.settings.format !== undefined || (numbers.some((each) => each >= 30) && TEXTS.test(name))
  if (isLength || TEXTS.test(name)) return guess
  return fieldWord(numbers.every(Number.isInteger) ? 'integer' : 'float') ?? guess
}

/** What is weighed and measured is kept as it was written; places on the earth are no such numbers. */
function measured(guess: FieldWord, name: string): FieldWord {
  const isPlace = /^(?:lat|lng|lon|latitude|longitude)$/i.test(name)
  const isMeasured =
    guess.type === 'float' ||
    (guess.type === 'string' &&
      /^(?:length)$|(?:Kg|Km|Cm|Mm|Kilograms?|Tonnes|Litres|Liters)$/i.test(name))
  return isMeasured && !isPlace ? (fieldWord('decimal') ?? guess) : guess
}

const TEXTS =
  /(?:name|title|label|code|town|city|street|text|subject|headline|reason|slug|phone|room|postcode|zip|password|username|nickname|caption|tag|word|address|country)$/i
