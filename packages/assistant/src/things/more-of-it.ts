import type { Node } from '@drawbridge/manifest'
import { ACT_NOUN } from '../people/act-words.ts'
import { arePeople } from '../people/known.ts'
import { guessFieldWord } from '@drawbridge/kinds/faces'
import type { Reading, Recipe } from '../recipe.ts'
import { unlessTaken, type Draft } from '../draft.ts'
import { named } from '../fields-of.ts'
import { choice } from '../choice.ts'
import { fieldName, plainWords } from '../words.ts'
import { isField } from './field-words.ts'
import { fieldsMeant } from './fields-meant.ts'
import { Doing } from './doing.ts'
import { giveItems } from './give.ts'
import { isKept } from './kept-items.ts'
import { CHOSEN, choicesIn } from './choices-in.ts'
import { tableFor } from './table-for.ts'

const CHOICE =
  /^(?:(?:the|its|their|an?|each|every|his|her)\s+)?(?:(?<whose>[\p{L}-]+)'s\s+)?(?<field>[\p{L}-]+(?:\s[\p{L}-]+)?)(?:\s+of\s+(?:an?\s+|the\s+|each\s+)?(?<table>[\p{L}_-]+(?:\s[\p{L}-]+)?))?\s+(?:is|are|can(?: only)? be|may(?: only)? be|has to be|must be|will be|should be|goes from|is always|is either|are either)\s+(?:only\s+|always\s+)?(?:one of\s+|either\s+)?:?\s*(?<list>[^.;]+)$/iu
const GIVEN =
  /^(?:.*?\b(?:and\s+)?)?(?:(?:give|gives|set|sets|assign|assigns|add)\s+an? \p{L}+|(?:give|gives|set|sets|assign|assigns|add|has|have|gets?)\s+(?:each(?: of them| one)?|them|it|every one|these))\s+(?:to\s+)?(?:an?\s+|the\s+)?(?<field>[\p{L}]+(?:\s[\p{L}]+)?)\s*(?::|,|\(|of|which is|that is)\s*(?<list>[^.;)]+)\)?$/iu
/** “An order starts as new, then becomes paid” tells its states one after the other. */
const GOES =
  /^(?<it>(?:(?:an?|the|each|every|all)\s+)?[\p{L}-]+(?:\s[\p{L}-]+)?)\s+(?:(?:starts?|begins?)\s+(?:out\s+)?(?:as|in)|goes?\s+(?:from|through)|moves?\s+(?:from|through))\s+(?=.*(?:,|\bthen\b|\bto\b))/iu

const IS_CHOSEN = new RegExp(String.raw`^\p{L}*${CHOSEN}\p{L}*$`, 'iu')

/** `its status is requested, confirmed or cancelled`: a choice, of a field that is there or not. */
export const choices: Recipe = {
  examples: ['status of orders is open, paid or sent'],
  read(said, draft) {
    const clause = said.replace(GOES, '$<it> is ')
    const groups = CHOICE.exec(clause)?.groups ?? GIVEN.exec(clause)?.groups
    const values = choicesIn(groups?.['list'] ?? '')
    const name = fieldName(groups?.['field'] ?? '')
    if (
      groups === undefined ||
      name === undefined ||
      values.length < 2 ||
      values.some((value) => LIMIT.test(value))
    )
      return undefined
    const of = groups['table'] ?? groups['whose']
    const words = [groups['field'], of].filter(Boolean).join(' of ')
    const flag = /^(?<flag>[\p{L}]+)\s+or\s+not$/iu.exec(groups?.['list'] ?? '')?.groups?.['flag']
    const owner = flag === undefined ? undefined : statusOf(groups?.['field'] ?? '', draft)
    if (owner !== undefined) {
      const doing = new Doing(draft)
      giveItems(owner, `whether it is ${flag}`, doing)
      return doing.commands.length === 0 ? undefined : doing.reading
    }
    const isOne = /^(?:an?|each|every)\s/i.test(clause)
    const whole = statusOf(groups['field'] ?? '', draft)
    if (whole !== undefined || (isOne && draft.isThing(groups['field'] ?? '')))
      return withStatus(whole ?? groups['field'] ?? '', values, TOLD.test(said), draft)
    // “An appointment is booked or done”, of which nothing else was told yet.
    const one = /^an?\s/i.test(said) && of === undefined ? (groups['field'] ?? '') : ''
    if (one !== '' && (draft.isThing(one) || isNew(one, groups['list'] ?? '', draft)))
      return ofNew(one, values, TOLD.test(said), draft)
    const [known] = fieldsMeant(words, draft) ?? []
    const table = known?.table ?? (of === undefined ? draft.subjectTable() : draft.table(of))
    if (
      table === undefined ||
      (!IS_CHOSEN.test(name) &&
        known === undefined &&
        (one !== '' || isOne || !isPlainChoice(table, groups['list'] ?? '', values, draft)))
    )
      return undefined
    const doing = new Doing(draft)
    doing.draft.subject = table.id
    const settings = choice(values)
    if (known) {
      const path = ['fields', `#${known.field.id}`]
      const away = ['format', 'length', 'minLength', 'maxLength', 'default'].filter(
        (one) => known.field[one] !== undefined,
      )
      doing.do(`${known.field.name} of ${table.name} is one of ${values.join(', ')}.`, [
        ...away.map((one) => ({ type: 'setSetting', id: table.id, path: [...path, one] }) as const),
        ...Object.entries(settings).map(
          ([one, value]) =>
            ({ type: 'setSetting', id: table.id, path: [...path, one], value }) as const,
        ),
      ])
    } else {
      const id = unlessTaken(name, new Set(named(table, 'fields').map((field) => field.id)))
      doing.do(`Add ${name} to ${table.name}: one of ${values.join(', ')}.`, [
        { type: 'insertItem', id: table.id, path: ['fields'], item: { id, name, ...settings } },
      ])
    }
    return doing.commands.length === 0 ? undefined : doing.reading
  },
}

/** “A trip is planned, done or cancelled”, of trips nobody spoke of before. */
const isNew = (name: string, list: string, draft: Draft): boolean =>
  draft.fresh.size > 0 &&
  /^[\p{L}-]+(?:\s*,\s*[\p{L}-]+)+\s*,?\s+or\s+[\p{L}-]+$/u.test(list.trim()) &&
  !isField(name) &&
  !draft.isField(name) &&
  !draft.isPersonWord(name) &&
  guessFieldWord(name).word === 'Text' &&
  !IS_CHOSEN.test(name)

function ofNew(
  name: string,
  values: readonly string[],
  isTold: boolean,
  draft: Draft,
): Reading | undefined {
  if (values.some((value) => draft.isThing(value))) return undefined
  const doing = new Doing(draft)
  const table = tableFor(name, doing)
  if (table === undefined) return undefined
  giveItems(table, `status (${values.join(', ')})${isTold ? ` default ${values[0]}` : ''}`, doing)
  return doing.commands.length === 0 ? undefined : doing.reading
}

/** “The fuel is petrol, diesel or electric”: nothing but one of several words. */
const isPlainChoice = (
  table: Node,
  list: string,
  values: readonly string[],
  draft: Draft,
): boolean =>
  draft.fresh.has(table.id) &&
  values.length > 2 &&
  /\bor\b/i.test(list) &&
  values.every((value) => value.split(' ').length < 3 && !draft.isThing(value))

/** “A plot may be vacant, reserved or occupied” tells the states of a plot. */
function statusOf(words: string, draft: Draft): Node | undefined {
  return /^(?:it|they)$/i.test(words) ? draft.subjectTable() : draft.table(plainWords(words))
}

/** “A draft first, then sent”: the first is what it begins as. */
const TOLD = /\b(?:(?:at )?first|initially|starts?|begins?|then)\b/i

function withStatus(
  said: Node | string,
  values: readonly string[],
  isTold: boolean,
  draft: Draft,
): Reading | undefined {
  const isLong = values.some((value) => value.split(' ').length > (values.length > 2 ? 2 : 1))
  if (isLong || values.some((value) => draft.isThing(value))) return undefined
  const doing = new Doing(draft)
  const table = typeof said === 'string' ? tableFor(said, doing) : said
  if (table === undefined) return undefined
  const known = named(table, 'fields').find(({ name }) => /^(?:status|state)$/i.test(name))
  if (known !== undefined && Array.isArray(known['values'])) return undefined
  doing.draft.subject = table.id
  const begins = isTold ? ` default ${values[0]}` : ''
  giveItems(table, `status (${values.join(', ')})${begins}`, doing)
  return doing.commands.length === 0 ? undefined : doing.reading
}

const LIMIT =
  /\b(?:required|optional|unique|deleted|visible|public|private|shown|at least|at most|between|signed|owner|empty|number|text|long|characters)\b/i

const MORE =
  /^(?:(?:and|also|plus|as well as|then|we|i)\s+|(?:note|record|keep|store|write down|track|log|save|want|need|tick|mark|flag|see|show)(?:\s+to know)?\s+(?=(?:the|when|whether|if|how)\s))*(?<items>(?:whether|the \p{L}+ (?:it|they|he|she|we|i)\s\p{L}+(?=$|\s)|if it|if they|how many|how much|how long|when it|when they|the date (?:when|it|they|of)|the number of).*)$/iu

/** `also whether it is on display` goes on with what was spoken of last. */
export const moreOfIt: Recipe = {
  examples: [],
  read(clause, draft) {
    const gives = GIVES.exec(clause)?.groups
    const given = gives && arePeople(gives['who'] ?? '', draft) ? gives['items'] : undefined
    const items =
      given === undefined || !isKept(given) ? MORE.exec(clause)?.groups?.['items'] : given
    const table = items === given ? madeLast(draft) : draft.subjectTable()
    if (items === undefined || table === undefined) return undefined
    const doing = new Doing(draft)
    giveItems(table, items, doing)
    return doing.commands.length === 0 ? undefined : doing.reading
  },
}

/** “A guest gives his name, a phone and a date” */
const GIVES =
  /^(?:the\s+|an?\s+|each\s+|every\s+|all\s+)?(?<who>[\p{L}-]+)\s+(?:(?:can|may|must|should|will|has to|have to|needs? to|just|then|also)\s+)*(?:writes?|gives?|enters?|fills? in|provides?|leaves?|states?|tells? us|puts? in|types?(?: in)?)\s+(?:only\s+|just\s+)?(?<items>(?:his|her|their|the|an?|your)\s.+)$/iu

/** What somebody made just now who goes on to say what they give for it: `reservations`. */
function madeLast(draft: Draft): Node | undefined {
  const subject = draft.subjectTable()
  if (subject !== undefined && ACT_NOUN.test(subject.name)) return subject
  const made = draft
    .playing('rows')
    .filter(({ id, name }) => draft.fresh.has(id) && ACT_NOUN.test(name))
  return made.length === 1 ? made[0] : undefined
}

const PURPOSE =
  /^(?:(?:i'm|i am|we're|we are|this is|it's|it is|we run|i run|we have|i have|we need|i need|we want|i want|i'd like|we'd like|i would like|we would like|my|our|an?|the|backend|build|make|create|develop|design|write|generate|set up|for|need|want|simple|small|help me)\b)(?!.*\b(?:iphone|android|mobile|screen|page|button|colou?r|design|dark mode|poem|joke|weather)\b).*\b(?:apps?|applications?|sites?|websites?|backends?|apis?|systems?|platforms?|trackers?|networks?|shops?|stores?|company|charity|clubs?|schools?|business|startups?|projects?|tools?|crm|league|farm|portal|forum|marketplace|restaurants?|library|libraries|clinics?|practice|hotel|museum|concerts?|agency|studio|planner|manager|directory|blog|gym|band's|service|workshops?|garages?|salons?|bakery|brewery|shelters?|software|server|centre|center|office|team|hospital|university|cinema|theatre|theater|landlord|nursery|kitchen|warehouse|factory)\b.*$/i
/** “I'm a nurse on a ward and we need something for our handovers” */
const WHO_ASKS =
  /^(?:i'm|i am|we're|we are|i teach|i work|we work|we organi[sz]e|we volunteer|i volunteer)\s+(?:(?:an?|the|in|at|for|as|with)\s|\p{L}+s?$)(?!.*\b(?:not|only|never)\b)/iu
const HEADING =
  /^(?:(?:\d+(?:\.\d+)*\s*)?(?:the\s+)?(?:functional\s+|business\s+|data\s+|main\s+|core\s+|user\s+|system\s+|general\s+|non-functional\s+|technical\s+)*(?:requirements?|entities|tables?|rules?|features?|models?|data ?models?|scope|goals?|overview|introduction|background|description|permissions?|access|access control|rights|roles? (?:and|&) (?:permissions?|rights|access)|data|actors?|glossary|definitions?|acceptance criteria|relations?|relationships?|validations?|constraints?|endpoints?|authentication|notes?|stories|user stories|summary|context|purpose|objects?|resources?|details|specification|users?|security|business logic|logic|behaviou?r|structure|schema|collections?))\s*(?:\([^()]*\))?\s*:?$/i

/** `## Requirements` says what follows, and nothing by itself. */
export const heading: Recipe = {
  examples: [],
  read: (clause) =>
    HEADING.test(clause.trim()) || /^(?=.*\s)[\p{Lu}\d\s–—:&/'’().-]+$/u.test(clause.trim())
      ? { says: 'A heading.', commands: [] }
      : undefined,
}

export const WHAT_FOR = 'This says what it is for: there is nothing to draw of it by itself.'

/** What the whole is for changes nothing, and is understood all the same. */
export const whatFor: Recipe = {
  examples: [],
  read: (clause, draft: Draft) =>
    (PURPOSE.test(clause) || WHO_ASKS.test(clause)) &&
    clause.split(/\s+/).length < 16 &&
    draft.fresh.size === 0 &&
    draft.playing('rows').length === 0 &&
    !/^(?:an?|the|my|our)\b.*\b(?:is|are|belongs?)\b/i.test(clause) &&
    !/\b(?:with|has|have|can|may|must|should|each|every)\b(?!\s+(?:an?|some|any)?\s*(?:questions?|problem|idea))/i.test(
      clause.replace(/^(?:we|i) have\b/i, ''),
    )
      ? {
          says: WHAT_FOR,
          commands: [],
        }
      : undefined,
}
