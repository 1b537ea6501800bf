import type { Draft } from '../draft.ts'
import { isDoer } from '../people/person-words.ts'
import type { Reading, Recipe } from '../recipe.ts'
import { isSingle, plainWords, sameThing, tableName } from '../words.ts'
import { accountsFor, Doing, giveItems, POSTED, tableFor } from './give.ts'
import { manyOfBoth, relate } from './relate-tables.ts'
import { type RelationWords, relationWords } from './relation-words.ts'
import { splitItems } from './split-items.ts'
import { isPlural, NOUN, tableClause } from './table-clause.ts'
import { thingsOfWhole } from './whole.ts'

const IN_BRACKETS = new RegExp(
  String.raw`^(?:an?\s+|the\s+)?(?<name>${NOUN})\s*\((?<items>[^()]*(?:\([^()]*\)[^()]*)*)\)(?<rest>.*)$`,
  'iu',
)

/** `members (name, email), classes (name, capacity)`: several things at once, each with its fields. */
function inBrackets(text: string): readonly { readonly name: string; readonly items: string }[] {
  const list = thingsOfWhole(text) ?? text.replace(/^[^(:]{2,30}:\s*/, '')
  const found = splitItems(list).map((item) => IN_BRACKETS.exec(item)?.groups)
  const all = found.flatMap((groups) =>
    groups ? [{ name: groups['name'] ?? '', items: groups['items'] ?? '' }] : [],
  )
  const isAll = all.length === found.length && all.length > 0
  // `stars (1-5), comment (optional)` are fields.
  return isAll &&
    all.every(
      ({ name, items }) =>
        splitItems(items).length > 1 ||
        (isPlural(name) && !/\d|required|optional|unique|or\b/i.test(items)),
    )
    ? all
    : []
}

/** `Movies and actors`, `tables members, rooms and bookings`: things that are only named. */
function onlyNamed(text: string): readonly string[] {
  const whole = thingsOfWhole(text)
  if (whole !== undefined && !whole.includes('(')) return splitItems(whole)
  const bare = text.replace(
    /^(?:(?:add|create|make|we need|i need|there are|we have|i have|it has|store|track|manage|keep track of)\s+)?(?:the\s+|these\s+|following\s+)*(?:new\s+)?(?:tables?|collections?|entities|things)\s*(?:called|named|for|:)?\s+/i,
    'tables ',
  )
  const isSaid = bare.startsWith('tables ')
  const names = splitItems(
    bare
      .replace(/^tables /, '')
      .replace(
        /^(?:add|create|there are|we have|i have|we need|i need|store|track|manage)\s+(?:the\s+)?/i,
        '',
      ),
  )
  const isName = (name: string): boolean =>
    new RegExp(`^(?:an?\\s+|the\\s+)?${NOUN}$`, 'iu').test(name) &&
    (isSaid || (isPlural(name) && name.split(' ').length < 3))
  const isPeople =
    /^there are\b/i.test(text) &&
    names.every((name) => isDoer(plainWords(name).split(' ').at(-1) ?? ''))
  return (isSaid || names.length > 1) && names.every(isName) && !isPeople ? names : []
}

/** `tools name, price` */
const TERSE =
  /^(?<name>[\p{L}_-]+s)\s+(?!(?:and|or|have|has|are|is|can|may|must|should|with|need|in|at|on|of|for|from|to|by|who|that|which|the|an?)\b)[\p{L}\d_-]+(?:\s[\p{L}\d_-]+){0,2}\s*[,+]\s*[\p{L}]/u

/** Names of the tables that a clause speaks of, as they would be called. */
export function thingsIn(said: string): readonly string[] {
  const clause = said.replace(MATRIX, '$<rest>')
  const beside = [
    ...clause.matchAll(
      /\band\s+(?:the\s+|our\s+|their\s+)?(?<name>[\p{L}-]+s)\s+with\s+(?:an?|the|their)\s/giu,
    ),
  ].flatMap((found) => tableName(found.groups?.['name'] ?? '') ?? [])
  return [...beside, ...related(clause), ...namedIn(clause)]
}

/** `Access matrix for matters (reference, opened on)` */
const MATRIX =
  /^(?:access|permissions?|rights|roles?|who may what)\s*(?:matrix|table|rules?|rights|list)?\s+(?:for|of|on|to)\s+(?:the\s+)?(?<rest>[^:]+):?$/i

const ENDS = new RegExp(
  String.raw`^(?:(?:an?|the|each|every)\s+)?(?<one>${NOUN}?)(?:\s*\([^()]*\))?\s+(?:(?:can|may|must|should|also|always)\s+)*(?:belongs? to|contains?|consists? of|comprises?|concerns?|covers?|lives? in|works? (?:in|at|for)|stays? in|lies in|stands in|plays? (?:in|for)|stud(?:y|ies) (?:at|in)|has (?:exactly|only|many|several|multiple|any number of)|have (?:exactly|only|many|several|multiple)|(?:is|are) for|(?:is|are) part of|comes from|come from|happens? (?:at|in)|takes? place (?:at|in)|go(?:es)? towards?|(?:is|are)\s+(?:always\s+|only\s+)?(?:in|at|on|of|by|from|with|about|held (?:in|at|by)|given by|taught by|written by|made by|led by|run by|sold by|written about|written for|done (?:on|for|at|in)|lent to|rented to|(?!identified|characteri[sz]ed|described|defined|followed|determined|calculated|computed|measured|limited|used|needed|required|allowed|signed|logged|called|named)\p{L}+ed (?:about|for|to|at|in|on|from|with|by)|linked to|attached to|assigned to|offered by|owned by|managed by|organi[sz]ed by|created by|hosted by))\s+(?:only\s+|exactly\s+|just\s+)?(?:one\s+|an?\s+|the\s+|many\s+|several\s+|multiple\s+)?(?<other>${NOUN}?)(?=$|[\s,:(])`,
  'iu',
)

/** Both ends of a relation are things, but for people who are none by themselves. */
function related(clause: string): readonly string[] {
  const found = ENDS.exec(clause)
  const groups = found?.groups
  if (!found || !groups || isField(groups['one'] ?? '') || PRONOUN.test(groups['one'] ?? ''))
    return []
  // “A shop consists of a name” is of no name.
  const isWhole = /\s(?:contains?|consists? of|comprises?)\s/i.test(found[0])
  if (isWhole && !isPlural(groups['other'] ?? '')) return []
  const isPosted = POSTED.test(groups['one'] ?? '')
  return [groups['one'] ?? '', groups['other'] ?? '']
    .filter((name) => !(isPosted && /^(?:authors?|writers?|creators?)$/i.test(name)))
    .filter((name) => !isField(name) && !PRONOUN.test(name) && !PEOPLE.test(plainWords(name)))
    .flatMap((name) => tableName(name) ?? [])
}

const PRONOUN =
  /^(?:it|they|this|that|these|those|each|one|all|of|them|us|me|you|we|i|he|she|who|which|what|only|none|everyone|everybody|anyone|person|people|same)\b/i
const PEOPLE =
  /^(?:users?|people|persons?|customers?|accounts?|owners?|creators?|admins?|staff|someone|somebody)$/

function namedIn(clause: string): readonly string[] {
  const several = inBrackets(clause)
  if (several.length > 0) return several.flatMap(({ name }) => tableName(name) ?? [])
  const names = onlyNamed(clause)
  if (names.length > 0) return names.flatMap((name) => tableName(name) ?? [])
  const terse = TERSE.exec(clause)?.groups?.['name']
  const found = tableClause(clause)
  if (found === undefined && terse !== undefined && !PRONOUN.test(terse))
    return tableName(terse) === undefined ? [] : [tableName(terse) ?? '']
  if (found === undefined || (isField(found.name) && !HOLDING.test(found.items))) return []
  const many =
    /^(?:(?:can|may)\s+have\s+)?(?:many|several|multiple)\s+(?<target>[\p{L}_-]+)$/iu.exec(
      found.items,
    )?.groups?.['target']
  return [...splitItems(found.name), ...(many === undefined ? [] : [many])].flatMap(
    (name) => tableName(name) ?? [],
  )
}

/** Nouns that are kept of something, and nothing by themselves. */
const FIELD =
  /^(?:(?:the )?(?:name|title|price|status|description|date|address|e-?mail|phone|age|amount|quantity|stock|postcode|zip|body|text|content|summary|rating|comment|label|code|number|colou?r|size|weight|url|link|slug|username|password|reason|note|start|end|total|capacity|year|gender|salary|password|time|level|type|kind|image|picture|photo|estimate|priority|seat|room))$/i

/** “A label has a name and a colour” is no limit of a field. */
const HOLDING =
  /^(?:an?|the)\s+(?!(?:max|min|length|valid|limit|value|default|format|positive|range)\w*\b)[\p{L}-]+(?:\s[\p{L}-]+)?\s*(?:,|and\b)/iu

const isField = (name: string): boolean => FIELD.test(plainWords(name))

export const drawThings: Recipe = {
  examples: [
    'books have a title, a price and a status (draft, published)',
    'customers: name, email unique, phone',
    'keep track of boats with a name, a length in metres and whether they are insured',
    'orders with status (open, paid, sent), total and required due date',
  ],
  read(said, draft) {
    const [clause = '', ...behind] = said
      .replace(MATRIX, '$<rest>')
      .split(/\s+(?=(?:who|whose)\s)/i)
    if (behind.length > 0 && tableClause(clause)?.isAsked) {
      const read = drawThings.read(clause, draft)
      return read && 'says' in read
        ? { ...read, left: [...(read.left ?? []), behind.join(' ')] }
        : read
    }
    const several = inBrackets(clause)
    if (several.length > 0) return drawn(several, draft)
    const names = onlyNamed(clause)
    const isNew = (name: string): boolean => draft.table(name) === undefined
    const isWhole = thingsOfWhole(clause) !== undefined
    if (names.length > 0 && (isWhole ? names.some(isNew) : names.every(isNew)))
      return drawn(
        names.map((name) => ({ name, items: '' })),
        draft,
      )
    const found = tableClause([clause, ...behind].join(' '))
    if (found === undefined) return heading(clause, draft)
    const { name: listed, items, isAsked } = found
    const part = PART_OF.exec(listed)?.groups
    const isPart = part !== undefined && draft.isThing(part['whole'] ?? '')
    const name = part === undefined ? listed : (part['name'] ?? listed)
    const owners = splitItems(name)
    const isNone = (owner: string): boolean => isField(owner) && !HOLDING.test(items)
    if (owners.some((owner) => isNone(owner) || draft.isField(owner))) return undefined
    if (!isAsked && !owners.every((owner) => draft.isThing(owner) || isPlural(owner)))
      return undefined
    if (items === '' && owners.some((owner) => draft.table(owner) !== undefined)) return undefined
    const within = isPart ? `for the ${part['whole']}` : ''
    return drawn(
      owners.map((owner) => ({ name: owner, items: [items, within].filter(Boolean).join(', ') })),
      draft,
    )
  },
}

/** `episodes of a show`, `harvests of honey`: what they are, and what they are of. */
const PART_OF =
  /^(?<name>[\p{L}-]+(?:\s[\p{L}-]+)?)\s+(?:of|in|for)\s+(?:(?:an?|the|each|every|our|any)\s+)*(?<whole>[\p{L}-]+(?:\s[\p{L}-]+)?)$/iu

/** A line that is only a name begins what is said of it. */
function heading(clause: string, draft: Draft): Reading | undefined {
  const isName = /^(?:the\s+)?[\p{L}-]+(?:\s[\p{L}-]+)?$/u.test(clause)
  if (!isName || isSingle(clause) || !draft.isThing(clause) || draft.table(clause)) return undefined
  return drawn([{ name: clause, items: '' }], draft)
}

function drawn(
  things: readonly { readonly name: string; readonly items: string }[],
  draft: Draft,
): Reading | undefined {
  const doing = new Doing(draft)
  for (const { name, items } of things) {
    const table = tableFor(name, doing)
    if (table === undefined) return { problem: 'A table needs a name of letters.' }
    doing.draft.subject = table.id
    doing.draft.objects = [table.id]
    giveItems(table, items, doing)
  }
  return doing.says.length === 0 && doing.left.length === 0
    ? { problem: 'All of this is drawn already.' }
    : doing.reading
}

const SUBJECT = new RegExp(
  String.raw`^(?:(?:an?|the|each|every|all|any|one)\s+)*(?<subject>${NOUN}?)(?:\s*\((?<items>[^()]*)\))?\s+(?<predicate>(?:also\s+|always\s+|only\s+)?(?:can|may|might|must|should|has|have|is|are|was|were|belongs?|comes?|goes?|happens?|takes?|refers?|points?|leads?|departs?|arrives?|works?|lives?|plays?|owns?|contains?|consists?|includes?|concerns?|covers?|involves?|uses?|regards?|describes?|references?|targets?|stays?|reserves?|\p{L}+s (?:to|in|at|from|for|by|on|with))\b.*)$`,
  'iu',
)
const HOLDS = new RegExp(
  String.raw`^(?:contains?|includes?|consists? of|comprises?|holds?|(?:is|are) (?:divided into|made up of))\s+(?:the\s+|its\s+)?(?<target>${NOUN})$`,
  'iu',
)
/** “up to four members take part in it” */
const TAKING = new RegExp(
  String.raw`^(?:up to|at most|at least|several|many|multiple|some|two|three|four|five|six|\d+|any number of)\s+(?:(?:two|three|four|five|six|\d+)\s+)?(?<part>${NOUN}?)\s+(?:(?:can|may)\s+)?(?:(?:take part|play|are|sit|participate) in|belong to|work on|attend|join|are assigned to|share|are part of)\s+(?:(?:an?|each|the|one)\s+)?(?<whole>it|${NOUN})$`,
  'iu',
)
const BOTH =
  /^(?<one>.+?)\s+and\s+(?<many>.+?)\s+(?:are|have an?)\s+many[ -]to[ -]many(?:\s+relation(?:ship)?)?$/i

/** `each donation comes from a donor`, `a movie has many actors`, `every employee has exactly one desk`. */
export const drawRelation: Recipe = {
  examples: [
    'an author has many books',
    'a task belongs to a list',
    'posts and tags are many to many',
    'an event happens at a venue',
  ],
  read(clause, draft) {
    const both = BOTH.exec(clause)?.groups
    const doing = new Doing(draft)
    if (both) {
      const [one, many] = [tableFor(both['one'] ?? '', doing), tableFor(both['many'] ?? '', doing)]
      if (!one || !many) return undefined
      const { says, commands } = manyOfBoth(one, many, doing.draft)
      doing.do(says, commands)
      return doing.reading
    }
    const taking = TAKING.exec(clause)?.groups
    if (taking && (draft.isThing(taking['part'] ?? '') || draft.isPerson(taking['part'] ?? ''))) {
      const whole = draft.tableMeant(taking['whole'] ?? '')
      const part = whole && endOf(taking['part'] ?? '', doing)
      if (whole && part && whole.id !== part.id) {
        const words = { how: 'many', target: part.name, isOptional: true, isOnly: false } as const
        const { says, commands } = relate(whole, part, { ...words, rest: '' }, doing.draft)
        doing.do(says, commands)
        return doing.reading
      }
    }
    const last = draft.ofKind('table').find(({ id }) => id === draft.objects.at(-1))
    const groups = SUBJECT.exec(
      last ? clause.replace(/\bone of (?:them|these|those)\b/i, `one ${last.name}`) : clause,
    )?.groups
    const subject = groups?.['subject'] ?? ''
    if (groups === undefined || !isSubject(subject, doing.draft)) return undefined
    const several = HOLDS.exec(groups['predicate'] ?? '')?.groups?.['target'] ?? ''
    const words: RelationWords | undefined =
      several !== '' && isPlural(several) && isEnd(several, doing.draft)
        ? { how: 'many', target: several, isOptional: false, isOnly: false, rest: '' }
        : relationWords(groups['predicate'] ?? '', (noun) => isEnd(noun, doing.draft))
    if (
      words === undefined ||
      words.isBare === true ||
      (words.rest !== '' &&
        !REST.test(words.rest) &&
        !/^(?:\(|,|and |or |:|who |which |that )/.test(words.rest))
    )
      return undefined
    const from =
      doing.draft.tableMeant(subject) ??
      (doing.draft.isThing(subject) || isPlural(subject) || words.how === 'many'
        ? tableFor(subject, doing)
        : undefined)
    if (from === undefined) return undefined
    doing.draft.subject = from.id
    if (groups['items']) giveItems(from, groups['items'], doing)
    if (words.how === 'owner' || isOwner(words.target, doing)) {
      const sets =
        from.settings['owner'] === true
          ? []
          : [{ type: 'setSetting', id: from.id, path: ['owner'], value: true } as const]
      doing.do(`Each of ${from.name} belongs to whoever added it.`, sets)
      return doing.reading
    }
    const really =
      /^,?\s*(?:who|which|that)\s+(?:are|is)\s+(?:all\s+|also\s+)?(?<noun>[\p{L}_-]+)/iu.exec(
        words.rest,
      )?.groups?.['noun']
    for (const target of targetsOf(words.target, words.rest)) {
      const to = endOf(really ?? target, doing)
      const now = doing.draft.table(from.name)
      if (to === undefined || now === undefined) return undefined
      const { says, commands } = relate(now, to, { ...words, target }, doing.draft)
      if (!doing.do(says, commands)) return undefined
      doing.draft.objects = [to.id]
      const more = /^:\s*(?<items>.+)$/.exec(words.rest)?.groups?.['items']
      if (more !== undefined) giveItems(doing.draft.table(from.name) ?? from, more, doing)
      const items =
        /^\((?<items>[^()]+)\)/.exec(words.rest)?.groups?.['items'] ??
        /^,?\s*(?:which|that)\s+(?:all\s+|each\s+|also\s+)?(?:have|has)\s+(?<items>.+)$/i.exec(
          words.rest,
        )?.groups?.['items']
      if (items !== undefined && !doing.draft.isPerson(items))
        giveItems(doing.draft.table(to.name) ?? to, items, doing)
    }
    return doing.reading
  },
}

/** Whoever a row belongs to, where nobody is drawn who is called so. */
const isOwner = (target: string, { draft }: Doing): boolean =>
  /^owners?$/.test(plainWords(target)) && !draft.isThing(target)

const REST =
  /^(?:each|at (?:a|the same) time|only|too|as well|of (?:them|these)|at all|too|exactly|total)?$/i

const isSubject = (subject: string, draft: Draft): boolean =>
  /^(?:it|they|each|these)$/i.test(subject)
    ? draft.subject !== undefined
    : draft.isThing(subject) || draft.isThing(subject.split(' ').at(-1) ?? '')

const isEnd = (noun: string, draft: Draft): boolean =>
  draft.isThing(noun) || draft.isPerson(noun) || draft.isSpokenOf(noun)

/** `a book and to a branch`, `a member and a book` */
function targetsOf(target: string, rest: string): readonly string[] {
  const others = rest.split(/\s*(?:,|\band\b|\bor\b)\s*/).filter((part) => part !== '')
  const names = others.map(
    (part) =>
      /^(?:to\s+|for\s+|with\s+)?(?:an?\s+|one\s+|the\s+)?(?<other>[\p{L}_-]+)$/iu.exec(part)
        ?.groups?.['other'],
  )
  return names.every((name) => name !== undefined) ? [target, ...names] : [target]
}

function endOf(words: string, doing: Doing) {
  const plain = plainWords(words)
  const { draft } = doing
  const all = plain.split(' ')
  const head = [plain, all.slice(-2).join(' '), all.at(-1) ?? ''].find((one) => draft.isThing(one))
  if (head !== undefined) return tableFor(head, doing)
  if (draft.isPerson(plain)) return accountsFor(doing)
  return draft.isSpokenOf(plain) && !sameThing(plain, '') ? tableFor(plain, doing) : undefined
}
