import type { Command } from '@drawbridge/commands'
import { OPERATIONS } from '@drawbridge/kinds/faces'
import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { conditionIn } from './condition.ts'
import type { Recipe } from '../recipe.ts'
import { Doing } from '../things/doing.ts'
import { giveItems } from '../things/give.ts'
import { accountsFor, tableFor } from '../things/table-for.ts'
import { splitItems } from '../things/split-items.ts'
import { plainWords, sameThing, tableName } from '../words.ts'
import { grantClause, type GrantClause } from './grant-clause.ts'
import { isDoer } from './person-words.ts'
import { grant, rulesOf, type Named } from './set-rules.ts'
import { whoIs, withoutSignIn, type Who } from './who.ts'

export const rules: Recipe = {
  examples: [
    'only the owner can edit books',
    'anyone can read books',
    'signed-in users can create books',
    'only admins can change books',
    'users can only see their own books',
    'books: everyone can list',
    'books are only visible to staff',
  ],
  read(clause, draft) {
    const { clause: bare, isPublic, isSignedIn } = withoutSignIn(clause)
    const found = grantClause(
      bare,
      (words, isDoing) => isPeople(words, draft) && (isDoing !== true || isDoers(words, draft)),
    )
    if (found === undefined) return undefined
    // “Frobnicate books” is no grant to book something.
    if (found.object === '' && draft.table(found.verbs ?? '') !== undefined) return undefined
    const people = peopleIn(found.who, draft)
    if (people === undefined) return undefined
    const asSaid = people.map((said): Who => {
      if (isPublic && said.rule !== 'nobody') return { rule: 'public' }
      return isSignedIn && said.rule === 'public' ? { rule: 'signedIn' } : said
    })
    const doing = new Doing(draft)
    const tables = objectsOf(found, doing)
    if (tables === undefined) return undefined
    if (tables.length === 0) return { problem: `There is no table ${found.object}.` }
    doing.draft.objects = tables.map(({ id }) => id)
    doing.draft.subject = tables[0]?.id
    for (const { id } of tables) {
      const table = doing.draft.manifest.nodes.find((node) => node.id === id)
      for (const [at, who] of asSaid.entries()) {
        const now = doing.draft.manifest.nodes.find((node) => node.id === table?.id)
        if (now !== undefined) ruled(now, who, at === 0 ? found : { ...found, isMore: true }, doing)
      }
    }
    if (doing.commands.length === 0 && doing.says.length === 0)
      return { problem: 'A row has no owner before it is added: say signed-in users can add.' }
    return doing.reading
  },
}

/** `editors and admins`: each of them, or all as one. */
function peopleIn(words: string, draft: Draft): readonly Who[] | undefined {
  const parts = words
    .replace(/^(?:either|both|only)\s+/i, '')
    .split(/\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|&)\s+|\s*\/\s*/)
  const all = parts.length > 1 ? parts.map((part) => whoIs(part, draft)) : [whoIs(words, draft)]
  return all.every((one) => one !== undefined) ? all : undefined
}

function ruled(table: Node, who: Who, found: GrantClause, doing: Doing): void {
  const { isOnly, isMore, isOwn, isDenied } = found
  const operations = meantOperations(found)
  if (who.rule === 'nobody') return who.isElse ? undefined : takeAway(table, operations, doing)
  if (isDenied) return deny(table, who, found, doing)
  if (doing.draft.accounts() === undefined && who.rule !== 'public') accountsFor(doing)
  const condition =
    found.condition === undefined ? undefined : conditionIn(found.condition, table, doing.draft)
  if (found.condition !== undefined && condition === undefined) doing.left.push(found.condition)
  const owned: Named = isOwn ? { rule: 'owner' } : who
  grant(
    table,
    {
      who: owned,
      operations,
      isOnly: isOnly || (isOwn && isOnly),
      isMore,
      ...(condition !== undefined && { condition }),
    },
    doing,
  )
}

/** “Admins edit”, of nothing by itself, means all that changes rows. */
function meantOperations({
  operations,
  object,
  isOnly,
  verbs = '',
}: GrantClause): GrantClause['operations'] {
  const isEdit = operations.length === 1 && operations[0] === 'update'
  const isAll = object === '' || (isOnly && /\b(?:change|modify)s?\b/i.test(verbs))
  return isEdit && isAll ? ['create', 'update', 'delete'] : operations
}

function takeAway(table: Node, operations: readonly string[], doing: Doing): void {
  const offered = operations.filter((one) => rulesOf(table, one).length > 0)
  const commands = offered.map((operation): Command => ({
    type: 'setSetting',
    id: table.id,
    path: ['access', operation],
  }))
  doing.do(`Nobody can ${operations.join(', ')} ${table.name} through the api.`, commands)
}

/** Those who are denied something may not be among those who may. */
function deny(
  table: Node,
  who: Named,
  { operations, isOwn, who: said }: GrantClause,
  doing: Doing,
): void {
  const rule = who.rule === 'role' ? `role:${who.role}` : isOwn ? 'owner' : who.rule
  const commands = operations.flatMap((operation): Command[] => {
    const before = rulesOf(table, operation)
    const isAll = who.rule === 'signedIn' && !isOwn && !/^(?:he|she|they|it)$/i.test(said)
    const denied = isAll ? ['signedIn', 'owner', 'public'] : [rule]
    const value = before.filter(
      (one) => !denied.some((each) => one === each || one.startsWith(`${each} when`)),
    )
    if (value.length === before.length) return []
    return [
      value.length === 0
        ? { type: 'setSetting', id: table.id, path: ['access', operation] }
        : { type: 'setSetting', id: table.id, path: ['access', operation], value },
    ]
  })
  doing.do(
    `${table.name}: ${who.rule === 'role' ? who.role : 'they'} may not ${operations.join(', ')}.`,
    commands,
  )
}

const ALL =
  /^(?:everything|anything|all|all (?:of )?(?:this|it|them|the tables|tables|data)|it all|any of (?:this|it|them)|the whole thing|stuff|else's stuff|data|rest|(?:all )?the data)$/
const ELSE =
  /^(?:everything else|the rest|all else|all the rest|anything else|other tables|all other tables|all others|rest)$/
const AGAIN = /^(?:|it|them|these|those|this|that|ones?|new ones|either|both)$/

/** The tables that are meant; undefined where the words are none, so that something else is said. */
function objectsOf(
  { object, isDenied, who, things = '', operations }: GrantClause,
  doing: Doing,
): readonly Node[] | undefined {
  const { draft } = doing
  const plain = plainWords(object)
  const tables = draft.ofKind('table').filter(({ id }) => id !== draft.accounts()?.id)
  const fresh = tables.filter(({ id }) => draft.fresh.has(id))
  if (ELSE.test(plain)) {
    const all = fresh.length > 0 ? fresh : tables
    return all.filter(({ id }) => !OPERATIONS.some((one) => draft.ruled.has(`${id} ${one}`)))
  }
  const isAll = ALL.test(plain) || /^(?:any|all)(?: of)? (?:this|it)(?: all)?$/i.test(things.trim())
  // “Everybody can listen” speaks of all that there is.
  const isUnsaid =
    plain === '' &&
    operations.every((one) => one === 'list' || one === 'read') &&
    !fresh.some(({ id }) => operations.some((one) => draft.ruled.has(`${id} ${one}`)))
  if (isUnsaid && fresh.length > 0) return fresh
  if (isAll) return fresh.length > 0 ? fresh : tables
  if (AGAIN.test(plain)) {
    const last = tables.filter(({ id }) => draft.objects.includes(id))
    const subject = draft.subjectTable()
    if (
      /^(?:it|them|these|those|this|that|ones?|new ones)$/.test(plain) &&
      subject &&
      !draft.objects.includes(subject.id)
    )
      return [subject]
    if (last.length > 0) return last
    return subject === undefined
      ? fresh.length > 0 && plain === ''
        ? fresh
        : undefined
      : [subject]
  }
  const items = splitItems(plain.replaceAll(/\s+or\s+/g, ', '))
  const found = items.map((item) => objectTable(item, doing, isDenied || who === ''))
  return found.every((table) => table !== undefined)
    ? found
    : items.some((item) => draft.isThing(item))
      ? found.filter((table) => table !== undefined)
      : undefined
}

/** `orders`, `any listing`, `listings (title, price)`, which is drawn by it. */
function objectTable(item: string, doing: Doing, isKnown: boolean): Node | undefined {
  const { draft } = doing
  const [, name = item, items] = /^(.+?)\s*(?:\((.+)\)|with\s+(.+))$/.exec(item) ?? []
  const bare = name.replace(/\s+(?:to|for|of|on|in|from|about)\s.+$/, '').trim()
  const known =
    draft.table(bare) ??
    draft.table(bare.split(' ').at(-1) ?? '') ??
    ending(bare, draft) ??
    (draft.isSubjectWord(bare) ? draft.subjectTable() : undefined)
  if (known) {
    if (items !== undefined) giveItems(known, items, doing)
    return known
  }
  if (isKnown || !(draft.isThing(bare) || items !== undefined)) return undefined
  const made = tableFor(bare, doing)
  if (made && items !== undefined) giveItems(made, items, doing)
  return made
}

/** `subscribers` are `newsletter_subscribers`, where nothing else is called so. */
function ending(words: string, draft: Draft): Node | undefined {
  const wanted = tableName(words)
  const found = draft
    .ofKind('table')
    .filter(({ name }) => wanted !== undefined && name.endsWith(`_${wanted}`))
  return found.length === 1 ? found[0] : undefined
}

/** “Editors manage everything”; that “a course takes place” is none of it. */
export function isDoers(words: string, draft: Draft): boolean {
  const last = plainWords(words.replace(/\b(?:who|that)\b.*$/i, '').replace(/^only\s+/i, ''))
    .split(' ')
    .at(-1)
  return isDoer(last ?? '') || draft.roles().some((role) => sameThing(role, last ?? ''))
}

/** Whether words stand for people who do something, and for no thing. */
export function isPeople(words: string, draft: Draft): boolean {
  const plain = words.trim()
  // Whoever is spoken of does nothing before the verb.
  if (
    /\b(?:has|have|is|are|was|were|many|several|add|adds|create|make|gets?|when|if|to|into|than|and then|set)\b(?!\s+(?:who|that)\b)/i.test(
      plain.replace(/\b(?:who|that)\b.*$/i, ''),
    )
  )
    return false
  if (plain.split(/\s+/).length > 12 || /[():"=]/.test(plain)) return false
  if (peopleIn(plain, draft) === undefined) return false
  const bare = plainWords(plain.replace(/^only\s+/i, ''))
  // A table is no kind of people, unless its name is that of a role as well.
  if (
    draft.table(bare) !== undefined &&
    !isDoer(bare.split(' ').at(-1) ?? '') &&
    !draft.roles().some((role) => sameThing(role, bare))
  )
    return false
  return (
    !/^(?:it|this|that|there|title|name|price|status|the \p{L}+ of)\b/iu.test(plain) &&
    !draft.isField(bare)
  )
}
