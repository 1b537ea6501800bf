import { guessFieldWord, singularOf } from '@drawbridge/kinds/faces'
import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { asPattern } from '../text/as-pattern.ts'
import { fieldName, isSingle, plainWords } from '../words.ts'
import type { Doing } from './doing.ts'
import { isField } from './field-words.ts'
import { giveField, sayFields } from './give-field.ts'
import { giveMany, giveOwnParts } from './give-many.ts'
import { keepOfRows } from './kept-of-rows.ts'
import { describedField } from './noun-of-field.ts'
import { manyOfBoth, relate } from './relate-tables.ts'
import { relationWords } from './relation-words.ts'
import { splitItems } from './split-items.ts'
import { accountsFor, nodeOf, tableFor } from './table-for.ts'
import { POSTED, SHARED } from './thing-words.ts'

/** Gives a table fields and relations, item by item. */
export function giveItems(table: Node, items: string, doing: Doing): void {
  const fields: string[] = []
  let id = table.id
  for (const item of splitItems(items)) {
    const node = nodeOf(id, doing)
    if (node === undefined) return
    const other = anotherTable(item, doing)
    if (other !== undefined) {
      sayFields(nodeOf(id, doing), fields.splice(0), doing)
      const next = tableFor(other.name, doing)
      if (next === undefined) continue
      id = next.id
      giveItem(next, other.item, fields, doing)
    } else giveItem(node, item, fields, doing)
  }
  sayFields(nodeOf(id, doing), fields, doing)
  doing.draft.subject = id
}

/** “…, desks a number and a floor”, “… and players with a name”: from here on it is about another table. */
function anotherTable(
  item: string,
  { draft }: Doing,
): { readonly name: string; readonly item: string } | undefined {
  const found =
    /^(?:(?:an?|the|each)\s+)?(?<name>[\p{L}_-]+(?:\s[\p{L}_-]+)?)\s+(?:with|have|has|having|-(?:\s+just)?)\s+(?<item>.+)$/iu.exec(
      item,
    )?.groups ??
    /^(?<name>[\p{L}_-]+s)\s+(?:just\s+|only\s+)?(?<item>(?:an?|the|their)\s+.+)$/u.exec(item)
      ?.groups
  if (found === undefined || describedField(item) !== undefined) return undefined
  const { name = '', item: rest = '' } = found
  return draft.isThing(name) && !/^(?:that|which|it|they|together|along)$/i.test(name)
    ? { name, item: rest }
    : undefined
}

/** One item of a list: something that is kept of each row, another table, or a field. */
function giveItem(table: Node, words: string, fields: string[], doing: Doing): void {
  const { draft } = doing
  const bare = keyless(words, draft)
    .replace(/^(?:(?:has|have|with|and|also|plus|it (?:has|is))\s+)+/i, '')
    .replace(PERHAPS, '$<item>, optional')
    .trim()
  const isOwner = /^(?:an?\s+|the\s+)?owner$/i.test(bare) && draft.isThing('owner')
  if (!isOwner && keepOfRows(bare, table, doing)) return
  if (giveOwnParts(table, bare, doing) || giveMany(table, bare, doing)) return
  const doer = doerOf(bare, draft)
  const own = OWN_KIND.exec(
    doer === undefined ? bare : `${doer.name} who is a ${doer.thing}`,
  )?.groups
  const other = own && (own['thing'] ?? own['self'] ?? own['end'] ?? '')
  const isSelf = own?.['self'] !== undefined && draft.table(own['self'])?.id !== table.id
  if (
    other !== undefined &&
    !isSelf &&
    (draft.isThing(other) || draft.table(other) !== undefined)
  ) {
    const to = tableFor(other, doing)
    const from = nodeOf(table.id, doing)
    const name = fieldName(own?.['name'] ?? own?.['part'] ?? `${own?.['of']} ${other}`)
    if (to === undefined || from === undefined || name === undefined) return
    const words = {
      how: own?.['many'] === undefined ? 'one' : 'many',
      target: other,
      isOptional: true,
      isOnly: false,
      rest: '',
      name,
    } as const
    const { says, commands } = relate(from, to, words, draft)
    if (!doing.do(says, commands)) doing.left.push(bare)
    return
  }
  const several = SEVERAL.exec(bare)?.groups?.['parts'] ?? ''
  if (
    several !== '' &&
    !isSingle(several) &&
    draft.isSpokenOf(several) &&
    !isField(several) &&
    /^(?:Text|JSON)$/.test(guessFieldWord(several).word)
  ) {
    const to = tableFor(several, doing)
    const from = nodeOf(table.id, doing)
    if (to === undefined || from === undefined || to.id === from.id) return
    const words = {
      how: 'many',
      target: several,
      isOptional: false,
      isOnly: false,
      rest: '',
    } as const
    const { says, commands } = relate(from, to, words, draft)
    if (!doing.do(says, commands)) doing.left.push(bare)
    return
  }
  const between = FROM_TO.exec(bare)?.groups
  if (between !== undefined && draft.isThing(between['thing'] ?? '')) {
    const to = tableFor(between['thing'] ?? '', doing)
    const from = nodeOf(table.id, doing)
    const name = fieldName(between['name'] ?? '')
    if (to === undefined || from === undefined || name === undefined) return
    const words = {
      how: 'one',
      target: between['thing'] ?? '',
      isOptional: false,
      isOnly: false,
      rest: '',
      name,
    } as const
    const { says, commands } = relate(from, to, words, draft)
    if (!doing.do(says, commands)) doing.left.push(bare)
    return
  }
  const within = WITHIN.exec(bare)?.groups?.['thing'] ?? ''
  if (within !== '' && (draft.isThing(within) || draft.table(within) !== undefined)) {
    const to = tableFor(within, doing)
    const from = nodeOf(table.id, doing)
    if (to === undefined || from === undefined || to.id === from.id) return
    const words = {
      how: 'one',
      target: within,
      isOptional: false,
      isOnly: false,
      rest: '',
    } as const
    const { says, commands } = relate(from, to, words, draft)
    if (!doing.do(says, commands)) doing.left.push(bare)
    return
  }
  const related =
    describedField(bare) === undefined &&
    !/^(?:\p{L}+\s+)?(?:names?|titles?|numbers?|codes?)$/iu.test(bare)
      ? relationWords(bare, (noun) => isOther(noun, table, draft))
      : undefined
  if (related?.how === 'owner') {
    doing.do(
      `Each of ${table.name} belongs to whoever added it.`,
      table.settings['owner'] === true
        ? []
        : [{ type: 'setSetting', id: table.id, path: ['owner'], value: true }],
    )
    return
  }
  if (related !== undefined) {
    const head = headOf(related.target, draft)
    const target = draft.isThing(head)
      ? tableFor(head, doing)
      : (draft.tableMeant(related.target) ?? accountsFor(doing))
    const from = nodeOf(table.id, doing)
    if (target !== undefined && from !== undefined) {
      const isSeveral = related.isBare === true && !isSingle(related.target)
      const { says, commands } =
        isSeveral && SHARED.test(related.target)
          ? manyOfBoth(from, target, draft)
          : relate(
              from,
              target,
              {
                ...related,
                how: isSeveral ? 'many' : related.how,
                isOptional: related.isOptional || /\boptional\b/i.test(related.rest),
              },
              draft,
            )
      if (!doing.do(says, commands)) doing.left.push(words)
      const rest = related.rest
        .replace(/^\(.*\)$|\boptional\b|[(),]/gi, '')
        .replace(/^(?:who|that|which)\b.*$/i, '')
        .trim()
      if (rest !== '' && target.id !== from.id && /^(?:with|:)\s/.test(rest))
        giveItems(target, rest.replace(/^(?:with|:)\s+/, ''), doing)
      return
    }
  }
  giveField(table, bare, fields, doing)
}

/** `perhaps a VAT number`, `later an answer` */
const PERHAPS =
  /^(?:(?:perhaps|maybe|possibly|optionally|sometimes|later(?: on)?|eventually|if (?:available|known|any|there is one),?|where (?:available|known),?)\s+)+(?<item>(?!when\b).+)$/iu

/** `parent department` of departments, `manager, who is another employee`, `paid by (a flatmate)`. */
const OWN_KIND =
  /^(?:an?\s+|the\s+|its\s+)?(?:(?<of>parent|previous|next|main|original)\s+(?<self>[\p{L}-]+)(?:\s*\(?optional\)?)?|(?<name>[\p{L}-]+(?:\s[\p{L}-]+)?)\s*,?\s+(?:which|who|that)\s+(?:is|are)\s+(?:also\s+)?(?:another|an?|one of the)\s+(?<thing>[\p{L}-]+)(?:\s+(?:too|as well|itself|himself|herself))?|(?<part>[\p{L}-]+(?:\s[\p{L}-]+)?)\s*(?:\(|:\s+)(?:(?<many>several|many|some|one or more|list of)|an?|one|one of(?: the| our)?)\s+(?<end>[\p{L}-]+(?:\s[\p{L}-]+)?)\)?)$/iu

/** `group_id` of memberships is the group. */
const keyless = (words: string, draft: Draft): string =>
  words.replace(/^(?<key>[\p{L}_]+?)(?:_id|Id)(?=\s|$|\()/u, (all, key: string) =>
    draft.isThing(key.replaceAll('_', ' ')) ? key.replaceAll('_', ' ') : all,
  )

/** “who donated it” is one of the donors. */
function doerOf(
  words: string,
  draft: Draft,
): { readonly name: string; readonly thing: string } | undefined {
  const verb = /^who\s+(?:has\s+|had\s+)?(?<verb>\p{L}{4,}?)e?d\s+(?:it|them|this)$/iu.exec(words)
    ?.groups?.['verb']
  const things = [...draft.mentioned, ...draft.playing('rows').map(({ name }) => name)]
  const thing =
    verb &&
    things.find((name) =>
      new RegExp(`^${asPattern(verb.slice(0, 3))}\\p{L}*(?:er|or|ant|ent|ist)s$`, 'iu').test(name),
    )
  return thing ? { name: singularOf(thing), thing: singularOf(thing) } : undefined
}

/** `several options`, and nothing more of them. */
const SEVERAL =
  /^(?:several|many|multiple|one or more|any number of|two or more|up to \S+|(?:an?\s+)?(?:list|set|programme|program|selection|collection|couple|handful|range|series)\s+of)\s+(?:different\s+)?(?<parts>[\p{L}-]+)$/iu

/** `from location`, `to account`: two of one kind are told apart by their names. */
const FROM_TO =
  /^(?<name>(?:from|to|source|destination|origin|target|sending|receiving|home|away|old|new)\s+(?<thing>[\p{L}-]+))$/iu

/** `for the hive`, `in a season`, `which beer it was`: of which of another thing it is. */
const WITHIN =
  /^(?:(?:for|of|in|at|on|from|to|per|by|about)\s+(?:an?|the|each|one|every|which)|which|what)\s+(?<thing>[\p{L}-]+(?:\s[\p{L}-]+)??)(?:\s+(?:it|they|this|he|she|that|was|is|were|are|belongs?|the|each|we|i)\b.*)?$/iu

/** `lead lawyer` is one of `lawyers`. */
function headOf(words: string, draft: Draft): string {
  const all = plainWords(words).split(' ')
  const heads = [all.join(' '), all.slice(-2).join(' '), all.at(-1) ?? '']
  return heads.find((head) => draft.isThing(head)) ?? words
}

function isOther(noun: string, table: Node, draft: Draft): boolean {
  const plain = plainWords(noun)
  // `max players` counts them; whom one calls has a name.
  if (
    /^(?:max|min|maximum|minimum|total|number)\b|^(?:contact|responsible) (?:person|people)$/.test(
      plain,
    )
  )
    return false
  // Of books and songs one keeps the author's name, of posts the account.
  if (/^(?:authors?|creators?)$/.test(plain) && !draft.isThing(plain) && !POSTED.test(table.name))
    return false
  // A driver that is only named is a name; an owner is an account.
  const isNamed = /^[\p{L}-]+$/u.test(noun.trim()) && !draft.isThing(plain)
  if (
    isNamed &&
    /^(?:drivers?|teachers?|students?|players?|hosts?|guests?|managers?|clients?|sellers?|buyers?|visitors?|workers?|employees?|organi[sz]ers?|persons?|people|staff)$/.test(
      plain,
    )
  )
    return false
  if (draft.table(plain)?.id === table.id && !/\s/.test(plain)) return false
  return draft.isThing(plain) || draft.isPerson(plain)
}
