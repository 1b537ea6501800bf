import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import type { Doing } from './doing.ts'
import { giveField, sayFields } from './give-field.ts'
import { giveRelation } from './give-relation.ts'
import { keepOfRows } from './kept-of-rows.ts'
import { describedField } from './noun-of-field.ts'
import { splitItems } from './split-items.ts'
import { nodeOf, tableFor } from './table-for.ts'
import { withValuesTogether } from './values-listed.ts'

/** Gives a table fields and relations, item by item. */
export function giveItems(table: Node, items: string, doing: Doing): void {
  const fields: string[] = []
  let id = table.id
  for (const item of withValuesTogether(splitItems(items))) {
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
  const given = giveRelation(table, bare, doing)
  if (given === undefined) giveField(table, bare, fields, doing)
  else if (!given.isDone) doing.left.push(words)
  if (given?.of !== undefined) giveItems(given.of.target, given.of.items, doing)
}

/** `perhaps a VAT number`, `later an answer` */
const PERHAPS =
  /^(?:(?:perhaps|maybe|possibly|optionally|sometimes|later(?: on)?|eventually|if (?:available|known|any|there is one),?|where (?:available|known),?)\s+)+(?<item>(?!when\b).+)$/iu

/** `group_id` of memberships is the group. */
const keyless = (words: string, draft: Draft): string =>
  words.replace(/^(?<key>[\p{L}_]+?)(?:_id|Id)(?=\s|$|\()/u, (all, key: string) =>
    draft.isThing(key.replaceAll('_', ' ')) ? key.replaceAll('_', ' ') : all,
  )
