import type { Command } from '@drawbridge/commands'
import { singularOf } from '@drawbridge/kinds/faces'
import type { Draft } from '../draft.ts'
import { named } from '../fields-of.ts'
import type { Reading, Recipe } from '../recipe.ts'
import { isSingle, plainWords } from '../words.ts'
import { Doing } from './doing.ts'
import { isField } from './field-words.ts'
import { isHolder } from './holder.ts'
import { giveItems } from './give.ts'
import { inBrackets, onlyNamed } from './named-things.ts'
import { relate } from './relate-tables.ts'
import { severalThings, type ThingSaid } from './several-things.ts'
import { splitItems } from './split-items.ts'
import { isPlural, tableClause } from './table-clause.ts'
import { tableFor } from './table-for.ts'
import { MATRIX, STATE } from './things-in.ts'
import { thingsOfWhole } from './whole.ts'

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
      .split(/(?<!\band|,)\s+(?=(?:who|whose)\s)/i)
    if (behind.length > 0 && tableClause(clause)?.isAsked) {
      const read = drawThings.read(clause, draft)
      return read && 'says' in read
        ? { ...read, left: [...(read.left ?? []), behind.join(' ')] }
        : read
    }
    const beside = severalThings(clause)
    if (beside.length > 0) return drawn(beside, draft)
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
    const { name: listed, items, isAsked, by = '' } = found
    const part = PART_OF.exec(listed)?.groups
    const isPart = part !== undefined && draft.isThing(part['whole'] ?? '')
    const name = part === undefined ? listed : (part['name'] ?? listed)
    const owners = splitItems(name).map((owner) => (isAsked ? owner : accountsName(owner, draft)))
    const isNone = (owner: string): boolean =>
      isField(owner) && !isHolder(clause, items) && !draft.isThing(owner)
    if (owners.some((owner) => isNone(owner) || draft.isField(owner) || isPlace(owner, clause)))
      return undefined
    if (owners.some((owner) => isState(owner, draft))) return undefined
    if (!isAsked && !owners.every((owner) => draft.isThing(owner) || isPlural(owner)))
      return undefined
    if (items === '' && owners.some((owner) => draft.table(owner) !== undefined)) return undefined
    const linked = isPart
      ? linkOf(part['name'] ?? '', part['whole'] ?? '', items, draft)
      : undefined
    if (linked !== undefined) return linked
    const whole = isPart
      ? part['whole']
      : draft.isThing(by) && !draft.isPerson(by)
        ? singularOf(by)
        : undefined
    const within = whole === undefined ? '' : `for the ${whole}`
    return drawn(
      owners.map((owner) => ({ name: owner, items: [items, within].filter(Boolean).join(', ') })),
      draft,
    )
  },
}

/** “I have a restaurant in Gdansk” keeps nothing of Gdansk. */
const isPlace = (name: string, clause: string): boolean =>
  isSingle(name) &&
  [...clause.matchAll(/\b(?:in|at|from|near)\s+(\p{Lu}\p{Ll}+)/gu)].some(
    ([, place = '']) => place.toLowerCase() === name,
  )

/** “Paid orders need a note” says something of orders, and of some of them alone. */
const isState = (name: string, draft: Draft): boolean => {
  const [first = '', ...rest] = name.split(' ')
  return STATE.test(first) && rest.length > 0 && draft.isThing(rest.join(' '))
}

/** `episodes of a show`, `harvests of honey`: what they are, and what they are of. */
const PART_OF =
  /^(?<name>[\p{L}-]+(?:\s[\p{L}-]+)?)\s+(?:of|in|for)\s+(?:(?:an?|the|each|every|our|any)\s+)*(?<whole>[\p{L}-]+(?:\s[\p{L}-]+)?)$/iu

/** “Customers also have a phone”, in a project that keeps its people in one table. */
function accountsName(words: string, draft: Draft): string {
  const accounts = draft.accounts()
  const isThere = accounts !== undefined && !draft.fresh.has(accounts.id)
  const isOther = draft.table(words) !== undefined || !PEOPLE.test(plainWords(words))
  return isThere && !isOther ? accounts.name : words
}

const PEOPLE = /^(?:users?|people|persons?|accounts?|customers?|members?|clients?|subscribers?)$/

/** “For each ingredient of a cake we note the grams”: what is kept of two that have many of each other. */
function linkOf(one: string, other: string, items: string, draft: Draft): Reading | undefined {
  const [part, whole] = [draft.table(one), draft.table(other)]
  if (part === undefined || whole === undefined) return undefined
  const ends = [
    { holder: part, target: whole },
    { holder: whole, target: part },
  ]
  const doing = new Doing(draft)
  const away = ends.flatMap(({ holder, target }) =>
    named(holder, 'relations')
      .filter((relation) => relation['type'] === 'manyToMany' && relation['target'] === target.id)
      .map(({ id }): Command => ({
        type: 'removeItem',
        id: holder.id,
        path: ['relations', `#${id}`],
      })),
  )
  if (away.length === 0) return undefined
  doing.do('', away)
  const link = tableFor(`${singularOf(whole.name)} ${part.name}`, doing)
  if (link === undefined) return undefined
  doing.draft.subject = link.id
  for (const { target } of ends) {
    relate(link, target, {}, doing)
  }
  giveItems(doing.draft.table(link.name) ?? link, items, doing)
  return doing.reading
}

/** A line that is only a name begins what is said of it. */
function heading(clause: string, draft: Draft): Reading | undefined {
  const isName = /^(?:the\s+)?[\p{L}-]+(?:\s[\p{L}-]+)?$/u.test(clause)
  if (!isName || isSingle(clause) || !draft.isThing(clause) || draft.table(clause)) return undefined
  return drawn([{ name: clause, items: '' }], draft)
}

function drawn(
  things: readonly (Pick<ThingSaid, 'name' | 'items'> & Partial<ThingSaid>)[],
  draft: Draft,
): Reading | undefined {
  const doing = new Doing(draft)
  let before: string | undefined
  for (const { name, items, isTheirs } of things) {
    const table = tableFor(name, doing)
    if (table === undefined) return { problem: 'A table needs a name of letters.' }
    const whole = isTheirs === true && before !== undefined ? doing.draft.table(before) : undefined
    if (whole !== undefined && whole.id !== table.id)
      relate(whole, table, { how: 'many', target: name }, doing)
    before = table.name
    doing.draft.subject = table.id
    doing.draft.objects = [table.id]
    giveItems(doing.draft.table(table.name) ?? table, items, doing)
  }
  return doing.says.length === 0 && doing.left.length === 0
    ? { problem: 'All of this is drawn already.' }
    : doing.reading
}
