import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { named } from '../fields-of.ts'
import { isDoer } from '../people/person-words.ts'
import { fieldsMeant } from '../things/fields-meant.ts'
import { plainWords } from '../words.ts'
import { keptOf, tablesOf } from './act-table.ts'
import { takersOf, TAKES_PART } from './fullness.ts'
import { stateIn, stateOfVerb } from './states.ts'
import { fieldAt } from './operand.ts'
import { QueryScene, type When } from './scene.ts'
import { tableSaid } from './table-said.ts'
import { isA, verbOf } from './verbs.ts'

/** What must not be done, as it is said. */
export interface Prohibition {
  /** The verb, as it is said: `deleted`, `review`. */
  readonly verb: string
  /** Other verbs of which the same is said: `changed or deleted`. */
  readonly also?: readonly string[]
  /** By whom, or in what. */
  readonly who?: string
  /** What it would be done to. */
  readonly thing: string
  /** Said of the thing, so that it holds for some alone: `with reviews`, `that are done`. */
  readonly which: string
  /** It may be done where that is so, and nowhere else: “only pending orders can be cancelled”. */
  readonly isOnly: boolean
  /** The verb is what the thing would become: `pending`. */
  readonly isState?: boolean
}

const ABLE = '(?:able|allowed|permitted|possible|supposed|meant|free|entitled)'
const MAY_NOT = String.raw`(?:can(?:not|'t| not)(?: ever)?|could(?: not|n't)|may (?:not|never)|must(?:n't| not)|should(?:n't| not)|shall not|(?:is|are) (?:not|never) to|(?:must|can|may|should|shall|can) never|(?:(?:is|are) (?:not|never)|isn't|aren't|(?:must|should|shall|may|can|will)(?:n't| not| never) be) ${ABLE} to|(?:is|are) (?:unable|forbidden) to|(?:can|may|must|should) no longer|won't|will not|don't get to|(?:has|have) no right to)`
const MAY = String.raw`(?:can|may|could|must|should|shall|(?:(?:is|are|should be|must be|shall be) ${ABLE} to)|will)`
const VERBS = String.raw`(?<verb>[\p{L}]+(?:\s*(?:,|\/|or|and|nor)\s*(?!except\b|unless\b|but\b)[\p{L}]+(?=\s|$|,)){0,3})`
const ARTICLES = String.raw`(?:(?:an?|the|any|no|new|more|another|some|their|his|her|its|your|my|other)\s+)*`
const REFUSE = String.raw`(?:refuse|reject|deny|forbid|block|prevent|disallow|decline|stop|don't allow|do not allow|never allow|don't permit|do not permit|disallow|(?:it )?(?:is|should be|must be|shall be) (?:(?:not |never )(?:be )?(?:allowed|permitted|possible)|impossible)|(?:it )?(?:must|should|shall|may|can)(?:n't| not| never) be (?:allowed|possible|permitted)|(?:it )?(?:isn't|is not|should not be|must not be|shouldn't be|mustn't be) (?:allowed|possible|permitted)|(?:it )?(?:is|should be|must be) (?:forbidden|prohibited))`

const WAYS: readonly { readonly pattern: RegExp; readonly isOnly?: true }[] = [
  // “only pending orders can be cancelled”
  {
    pattern: new RegExp(
      String.raw`^only\s+(?<thing>.+?)\s+${MAY}\s+be\s+${VERBS}(?<rest>.*)$`,
      'iu',
    ),
    isOnly: true,
  },
  {
    pattern: new RegExp(
      String.raw`^(?<thing>.+?)\s+${MAY}\s+only\s+be\s+${VERBS}(?<rest>.*)$`,
      'iu',
    ),
    isOnly: true,
  },
  {
    pattern: new RegExp(
      String.raw`^(?<who>[\p{L} -]{1,30}?)\s+${MAY}\s+only\s+(?<verb>[\p{L}]+)\s+(?:(?:in|for|on|to)\s+)?(?<thing>.+)$`,
      'iu',
    ),
    isOnly: true,
  },
  {
    pattern: new RegExp(
      String.raw`^only\s+(?<who>(?:people|users?|customers?|members?|those|someone|somebody|students?|patients?|\p{L}+s?)\s+(?:who|that)\s+.+?)\s+${MAY}\s+(?<verb>[\p{L}]+)\s+(?:(?:in|for|on|to)\s+)?(?<thing>.+)$`,
      'iu',
    ),
    isOnly: true,
  },
  // “whoever writes a review must have bought the product”
  {
    pattern: new RegExp(
      String.raw`^(?:whoever|every(?:body|one) who|any(?:body|one) who|those who|people who)\s+(?:wants? to\s+)?(?<verb>[\p{L}]+)\s+(?<thing>.+?)\s+(?:must|has to|have to|needs? to|should|shall)\s+(?<which>(?:have|be)\s.+)$`,
      'iu',
    ),
    isOnly: true,
  },
  // “reviews of a product are written by people who have ordered it, and by them alone”
  {
    pattern: new RegExp(
      String.raw`^${ARTICLES}(?<thing>.+?)\s+(?:${MAY}|is to|are to)\s+(?<only>only\s+)?be\s+(?<verb>[\p{L}]+)\s+(?:only\s+)?by\s+(?<who>(?:people|users?|customers?|members?|those|someone|somebody|\p{L}+s?)\s+(?:who|that)\s+.+?)(?:\s*,?\s+(?:and\s+)?(?:by\s+)?(?:nobody else|no one else|them alone|them only|only them|alone|only))?$`,
      'iu',
    ),
    isOnly: true,
  },
  // “a product with reviews can’t be deleted”
  {
    pattern: new RegExp(
      String.raw`^${ARTICLES}(?<thing>.+?)\s+${MAY_NOT}\s+be\s+(?!(?:in|on|at|of|with|without|under|from|for)\b)${VERBS}(?<rest>.*)$`,
      'iu',
    ),
  },
  // “no booking may be made in the past”
  {
    pattern: new RegExp(String.raw`^no\s+(?<thing>.+?)\s+${MAY}\s+be\s+${VERBS}(?<rest>.*)$`, 'iu'),
  },
  // “nobody may order more than there is”
  {
    pattern: new RegExp(
      String.raw`^(?:nobody|no one|no \p{L}+|none)\s+(?:${MAY}\s+)?${VERBS}\s+(?:(?:in|for|on|to)\s+)?(?<thing>.+)$`,
      'iu',
    ),
  },
  // “nobody can enrol”
  {
    pattern: new RegExp(
      String.raw`^(?:(?:nobody|no one|no \p{L}+|none)\s+${MAY}|(?<who>.{1,60}?)\s+${MAY_NOT})\s+(?!be\b)(?<verb>\p{L}+)$`,
      'iu',
    ),
  },
  // “appointments must be booked at least one day in advance”
  {
    pattern: new RegExp(
      String.raw`^${ARTICLES}(?<thing>.+?)\s+(?:must|has to|have to|needs? to|should|shall)\s+(?:always\s+)?be\s+${VERBS}(?<rest>\s+(?:at least|at most|no later than|not later than|no earlier than|before|within)\s.+)$`,
      'iu',
    ),
    isOnly: true,
  },
  // “reviews only by customers who bought the product”
  {
    pattern: new RegExp(
      String.raw`^${ARTICLES}(?<verb>(?<thing>[\p{L}_]+))\s+(?:(?:are|is)\s+)?only\s+(?:accepted\s+|allowed\s+|possible\s+|taken\s+)?(?:by|from|for)\s+(?<who>[\p{L}]+\s+(?:who|that)\s+.+)$`,
      'iu',
    ),
    isOnly: true,
  },
  // “students can only enrol”
  {
    pattern: new RegExp(
      String.raw`^(?<who>[\p{L} -]{1,30}?)\s+${MAY}\s+only\s+(?<verb>\p{L}+)$`,
      'iu',
    ),
    isOnly: true,
  },
  // “a done task is read-only”
  {
    pattern:
      /^(?:(?:an?|the|any|all)\s+)*(?<thing>.+?)\s+(?:is|are|becomes?|stays?|remains?|must be|should be)\s+(?:then\s+)?(?<verb>read-?only|frozen|final|immutable|untouchable|unchangeable|unalterable|locked)$/iu,
  },
  // “a full course accepts no more students”
  {
    pattern: new RegExp(
      String.raw`^${ARTICLES}(?<whole>.+?)\s+(?:accepts?|takes?|gets?|receives?|allows?|admits?)\s+no\s+(?:(?:more|new|further|other)\s+)*(?<thing>[\p{L}_]+)$`,
      'iu',
    ),
  },
  // “an archived project can't get new tasks”
  {
    pattern: new RegExp(
      String.raw`^${ARTICLES}(?<whole>.+?)\s+${MAY_NOT}\s+(?:receive|get|have|accept|be given|take)\s+(?:(?:any|new|more|further|other)\s+)*(?<thing>[\p{L}_]+)$`,
      'iu',
    ),
  },
  // “its slug must not change”
  {
    pattern: new RegExp(
      String.raw`^${ARTICLES}(?<thing>.+?)\s+(?:${MAY_NOT}|never)\s+(?<verb>changes?)$`,
      'iu',
    ),
  },
  // “you can’t delete a project”
  {
    pattern: new RegExp(
      String.raw`^(?<who>.{1,60}?)\s+${MAY_NOT}\s+(?:also\s+|again\s+)?(?!be\b)${VERBS}\s+(?:(?:in|for|on|to)\s+)?(?<thing>.+)$`,
      'iu',
    ),
  },
  // “don’t let anybody comment on a post”
  {
    pattern:
      /^(?:please\s+)?(?:don't|do not|dont|never)\s+(?:let|allow|permit)\s+(?<who>(?:an?\s+)?[\p{L}]+)\s+(?:to\s+)?(?<verb>[\p{L}]+)\s+(?:(?:in|for|on|to)\s+)?(?<thing>.+)$/iu,
  },
  // “it should not be possible to order more than …”, “refuse to delete a post”
  {
    pattern: new RegExp(
      String.raw`^${REFUSE}\s+(?:for\s+[\p{L} ]+?\s+)?to\s+${VERBS}\s+(?:(?:in|for|on|to)\s+)?(?<thing>.+)$`,
      'iu',
    ),
  },
  // “prevent deleting a teacher”, “prevent users from booking a room”, “block deletion of …”
  {
    pattern: new RegExp(
      String.raw`^(?:${REFUSE}|prevent)\s+(?:[\p{L} ]+?\s+from\s+)?(?:the\s+)?(?<verb>[\p{L}]{3,}(?:ing|ation|ion))\s+(?:of\s+)?(?:(?:in|for|on|to)\s+)?(?<thing>.+)$`,
      'iu',
    ),
  },
  // “deleting a project is not possible”, “booking is only possible before the course starts”
  {
    pattern: new RegExp(
      String.raw`^(?:the\s+)?(?<verb>[\p{L}]{3,}(?:ing|ation|ion|ment|al))\s*(?:of\s+)?(?:(?:in|for|on|to)\s+)?(?<thing>.*?)\s+(?:is|are|should be|must be|has to be|gets?)\s+(?:(?:not|never|no longer|im|for)\s*(?:allowed|possible|permitted|bidden)|refused|rejected|denied|blocked|prevented|prohibited|disallowed)(?<rest>.*)$`,
      'iu',
    ),
  },
  {
    pattern: new RegExp(
      String.raw`^(?:the\s+)?(?<verb>[\p{L}]{3,}(?:ing|ation|ion|ment|al))\s*(?:of\s+)?(?:(?:in|for|on|to)\s+)?(?<thing>.*?)\s+(?:is|are|should be|must be)\s+only\s+(?:allowed|possible|permitted|accepted)(?<rest>.*)$`,
      'iu',
    ),
    isOnly: true,
  },
  // “not enough balance: no order”
  { pattern: /^no\s+(?:new\s+|more\s+)?(?<thing>[\p{L}_]+(?:\s[\p{L}_]+)?)$/iu },
  // “refuse an enrolment”, “don’t allow new tasks in archived projects”
  { pattern: new RegExp(String.raw`^${REFUSE}\s+(?<thing>.+)$`, 'iu') },
  // “an enrolment is refused”, “a booking must be rejected”
  {
    pattern: new RegExp(
      String.raw`^${ARTICLES}(?<thing>.+?)\s+(?:is|are|should be|must be|shall be|has to be|gets?|get|to be|needs to be)\s+(?:automatically\s+|always\s+)?(?:refused|rejected|denied|blocked|declined|turned away|forbidden|not allowed|not accepted|not possible|impossible|disallowed|prohibited)(?<rest>.*)$`,
      'iu',
    ),
  },
]

/** “Users who are not admins” */
const PEOPLE_WHO = /\s(?:who|that)\s+(?:is|are)(?:\s+not|n't)?\s+(?<are>[\p{L}\s]+)$/iu

const LOOKS = /^(?:see|view|read|look|access|browse|list|find|show|watch)$/i

/** “go back to pending”, “be marked as done” */
const TURNS =
  /\b(?:be\s+(?:marked|declared|set|put|moved|changed|switched|turned|reset|brought|taken)\s+(?:back\s+)?(?:as|(?:in)?to)|(?:go|return|turn|revert|move|change|switch)\s+(?:back\s+)?(?:in)?to|become)\s+(?:being\s+)?(?<state>[\p{L}_-]+)$/iu

/** Every way to read a clause as something that must not be done. */
export function prohibitionsIn(main: string): readonly Prohibition[] {
  const bare = main
    .trim()
    .replace(/\s+(?:any ?more|any longer|again|at all|anymore)$/i, '')
    .replace(
      /^(?:and|but|so|also|please|make sure (?:that )?|ensure (?:that )?|it must be ensured that )\s*/i,
      '',
    )
    .replace(/\b(?<can>can|may|must|should|could) be neither\b/i, '$<can> not be')
    .replace(/^(?:as an? [\p{L} ]+,? i (?:want|would like) )/iu, '')
    .replace(
      /^(?<thing>.+?)\s+to be (?=(?:refused|rejected|denied|blocked|declined)\b)/i,
      '$<thing> is ',
    )
  const said = bare.replace(TURNS, 'be $<state>')
  const turned = said === bare ? {} : { isState: true }
  return WAYS.flatMap(({ pattern, isOnly = false }) => {
    const groups = pattern.exec(said)?.groups
    if (groups === undefined) return []
    const { verb = '', who = '', whole } = groups
    const thing = whole === undefined ? (groups['thing'] ?? '') : `${groups['thing']} of ${whole}`
    // “It should only work as long as …” says nothing of a row.
    if (
      /^(?:works?|appl(?:y|ies)|counts?|happens?|functions?|needs?|wants?|likes?|cares?)$/i.test(
        verb,
      )
    )
      return []
    // “Nobody may enrol after the course has begun” names no course to refuse.
    if (/^(?:after|before|once|when|while|until)\s/i.test(thing)) return []
    // Whoever looks at rows changes none.
    if (LOOKS.test(verb)) return []
    const rest = (groups['rest'] ?? '').replace(/^\s*(?:on|in|for|to|by|at|off|up|out)$/i, '')
    // Who may do it is no case of the thing.
    if (isOnly && /^\s*(?:only\s+)?by\s/i.test(rest)) return []
    if (isDoer(plainWords(PEOPLE_WHO.exec(who)?.groups?.['are'] ?? ''))) return []
    const which = [groups['which'] ?? '', whichIn(thing), rest.trim(), whichIn(who)]
      .filter((one) => one !== '')
      .join(' and ')
    const verbs = verb.split(/\s*(?:,|\/|\b(?:or|and|nor)\b)\s*/i).filter((one) => one !== '')
    return verbs.length < 2
      ? [{ verb, thing, which, isOnly, who, ...turned }]
      : [{ verb: verbs[0] ?? '', also: verbs.slice(1), thing, which, isOnly, who, ...turned }]
  })
}

/** What stands behind a noun, of which it is said: `(a product) with reviews`. */
function whichIn(thing: string): string {
  const found =
    /(?:^|\s)(?:(?:that|which|who)\s+(?<that>.+)|whose\s+(?<whose>.+)|(?<with>(?:with|without|in|of|for)\s+.+)|(?<more>(?:more|less|fewer|over|under|beyond|above|below)\b.*)|(?<they>(?:they|you|he|she|it)(?:'ve|\s+(?:has|have|had)).*))$/iu.exec(
      thing,
    )?.groups
  return found === undefined
    ? ''
    : (found['that'] ?? found['whose'] ?? found['with'] ?? found['more'] ?? found['they'] ?? '')
}

/** What is not to happen to which rows; in which case it would. */
export interface Refused {
  readonly table: Node
  readonly when: When
  /** What becomes of the row where it is a change of that sort: a formula of `row` and `before`. */
  readonly becoming?: string
  /** The thing itself, where the row only points to it. */
  readonly of?: Node
}

/** What a verb does to a thing, by what there is. */
export function refusedBy(
  { verb, thing, isState = false }: Prohibition,
  draft: Draft,
): readonly Refused[] {
  if (isState || /^re-?open/i.test(verb))
    return (IT.test(thing.trim()) ? spokenOf(draft) : thingsSaid(thing, draft)).flatMap(
      (table): readonly Refused[] => {
        const becoming = stateIn(`is ${verb}`, table)
        return becoming === undefined ? [] : [{ table, when: 'Update', becoming }]
      },
    )
  const isGiven = /^(?:give|enter|set|record|assign|fill|put|write)$/.test(verbOf(verb))
  const frozen = isA(verb, 'update') || isGiven ? fieldsMeant(thing, draft)?.[0] : undefined
  if (frozen && frozen.field['target'] === undefined) {
    const { table, field } = frozen
    return [{ table, when: 'Update', becoming: `row.${field.name} != before.${field.name}` }]
  }
  const fixed = isA(verb, 'update') ? ofTable(thing, draft) : undefined
  if (fixed) return [fixed]
  const tables = IT.test(thing.trim()) ? spokenOf(draft) : thingsSaid(thing, draft)
  const base = verbOf(verb.replace(/(?:ation|ion)$/, 'e'))
  const isDelete = isA(base, 'delete') || /^(?:deletable|removable|withdraw|delet)/.test(verb)
  return tables.flatMap((table): readonly Refused[] => {
    const kept = verb === '' ? undefined : keptOf(verb, table, draft)
    if (isDelete) return [{ table, when: 'Delete' }]
    // “Locked” may be what it becomes.
    if (FROZEN.test(verb))
      return stateIn(`is ${verb}`, table) === undefined ? [{ table, when: 'Update' }] : []
    const becoming = verb === '' ? undefined : stateOfVerb(verb, table)
    if (kept && kept.id !== table.id) {
      const inKept: Refused = { table: kept, when: 'Create', of: table }
      return becoming === undefined ? [inKept] : [inKept, { table, when: 'Update', becoming }]
    }
    if (becoming !== undefined) return [{ table, when: 'Update', becoming }]
    if (verb === '' || isA(base, 'create') || /^(?:put|send)$/.test(base))
      return [{ table, when: 'Create' }]
    if (base.startsWith('cancel')) return [{ table, when: 'Delete' }]
    if (isA(base, 'update') || /^(?:reschedul|mov|touch|alter|amend|edit)/.test(base))
      return [{ table, when: 'Update' }]
    if (isA(base, 'set') && !isA(base, 'create')) return []
    // “join a course”: what is done with it is kept in what is between.
    const between = TAKES_PART.test(base) ? takersOf(table, draft) : undefined
    return between ? [{ table: between, when: 'Create', of: table }] : []
  })
}

const FROZEN =
  /^(?:read-?only|frozen|final|immutable|untouchable|unchangeable|unalterable|locked)$/i
const IT =
  /^(?:(?:it|they|this|that|them)$|(?:one|ones|those|these|that)\s+(?:that|which|who|with|without)\s)/iu

/** What was spoken of last, and what that points to: “one that is not free”. */
function spokenOf(draft: Draft): readonly Node[] {
  const last = draft.subjectTable()
  const targets = last ? named(last, 'relations').map(({ target }) => target) : []
  const around = draft.playing('rows').filter(({ id }) => targets.includes(id))
  return last ? [last, ...around] : []
}

/** “its start”, “the start of an appointment”: a field by what it is about. */
function ofTable(thing: string, draft: Draft): Refused | undefined {
  const isIts = /^(?:its|their)\s/i.test(thing)
  const table = isIts
    ? draft.subjectTable()
    : /\sof\s|'s\s/i.test(thing)
      ? tableSaid(thing, draft)
      : undefined
  const found = table && fieldAt(thing, new QueryScene(table, draft))
  if (table === undefined || found === undefined || found.place.path.length > 0) return undefined
  const { name } = found.field
  return { table, when: 'Update', becoming: `row.${name} != before.${name}` }
}

/** The tables that a thing may mean, the one that is named first before all. */
function thingsSaid(thing: string, draft: Draft): readonly Node[] {
  const parts = plainWords(thing)
    .replaceAll(/'s\b/g, '')
    .split(/[^\p{L}\d_-]+/u)
  const found: Node[] = []
  for (let from = 0; from < parts.length; from += 1)
    for (const many of [2, 1]) {
      const words = parts.slice(from, from + many).join(' ')
      const table = draft.table(words)
      if (table && !found.includes(table)) found.push(table)
    }
  return found
}

const HOLDS = /^(?:contain|hold|have|include|put|add|take|get|carry|place)$/

/** “an order must not contain more of a product than …”: what is between the two that are named. */
export function linking({ verb, thing, who = '' }: Prohibition, draft: Draft): readonly Refused[] {
  if (!HOLDS.test(verbOf(verb))) return []
  const said = thingsSaid(`${thing} ${who}`, draft)
  return draft.playing('rows').flatMap((table): readonly Refused[] => {
    const targets = named(table, 'relations').map(({ target }) => target)
    const isBetween = said.filter(({ id }) => id !== table.id && targets.includes(id)).length > 1
    return isBetween ? [{ table, when: 'Create' }] : []
  })
}

/** “nobody may order more than there is”: the verb alone says what is kept. */
export function keptAlone({ verb }: Prohibition, draft: Draft): readonly Refused[] {
  const stem = verbOf(verb)
  if (stem.length < 4 || isA(verb, 'delete') || isA(verb, 'update')) return []
  return tablesOf(verb, draft).map((table) => ({ table, when: 'Create' }))
}
