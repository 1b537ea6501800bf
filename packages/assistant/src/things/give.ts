import { asAccounts, type Command } from '@drawbridge/commands'
import { accountAccess } from '@drawbridge/kinds/faces'
import type { JsonObject, Node } from '@drawbridge/manifest'
import { isObject } from '@drawbridge/manifest'
import { unlessTaken, type Draft } from '../draft.ts'
import { typeInWords } from '../field-meaning.ts'
import { named } from '../fields-of.ts'
import { join, scaffold, signIn, waitingAuth } from '../scaffold.ts'
import { fieldName, isSingle, plainWords, sameThing, tableName } from '../words.ts'
import { describedField } from './noun-of-field.ts'
import { readItem } from './read-item.ts'
import { manyOfBoth, relate } from './relate-tables.ts'
import { relationWords } from './relation-words.ts'
import { splitItems } from './split-items.ts'

/** What one phrase does, step by step, on a copy of the draft. */
export class Doing {
  readonly draft: Draft
  readonly commands: Command[] = []
  readonly says: string[] = []
  readonly left: string[] = []

  constructor(draft: Draft) {
    this.draft = draft.copy()
  }

  /** @returns whether it could be done */
  do(says: string, commands: readonly Command[]): boolean {
    if (commands.length > 0 && this.draft.apply(commands) !== undefined) return false
    this.commands.push(...commands)
    if (says !== '') this.says.push(says)
    return true
  }

  get reading() {
    const { commands, left, draft } = this
    return { says: this.says.join(' '), commands, left, draft }
  }
}

/** The table that words name: drawn already, or now. */
export function tableFor(words: string, doing: Doing): Node | undefined {
  const { draft } = doing
  const known = draft.table(plainWords(words))
  if (known) return known
  const name = tableName(words)
  if (name === undefined) return undefined
  const { commands, added } = scaffold(draft)
  doing.do('', commands)
  const brought = draft.table(name)
  if (brought) {
    doing.says.push(`Add sign-in, with a table ${brought.name} that it keeps accounts in.`)
    return brought
  }
  const waiting = sameThing(name, 'users') ? waitingAuth(draft) : undefined
  if (waiting) return accountsTable(name, waiting, doing)
  const node = emptyTable(draft.freshId(name), name)
  const also = added.length > 0 ? ` It brings ${added.join(', ')}.` : ''
  const [api, ...others] = draft.ofKind('api')
  const served: Command[] =
    api === undefined || others.length > 0
      ? []
      : [
          {
            type: 'connect',
            connection: {
              id: draft.freshId(`${api.id}_to_${node.id}`.slice(0, 60)),
              from: api.id,
              to: node.id,
            },
          },
        ]
  doing.do(
    `Add a table ${name}: each row belongs to whoever adds it, unless you say otherwise.${also}`,
    [{ type: 'addNode', node }, ...served],
  )
  return draft.table(name)
}

/** The table that sign-in waits for: nobody adds accounts but by registering. */
function accountsTable(name: string, auth: Node, doing: Doing): Node | undefined {
  const { draft } = doing
  const { owner: _owner, ...rest } = emptyTable('', name).settings
  const node = {
    id: draft.freshId(name),
    kind: 'table',
    name,
    settings: { ...rest, access: accountAccess(auth.settings) },
  }
  doing.do(
    `Add a table ${name} that ${auth.name} keeps accounts in. People see and change their own.`,
    [{ type: 'addNode', node }, join(draft, auth.id, node.id), ...asAccounts(auth.settings, node)],
  )
  return draft.table(name)
}

function emptyTable(id: string, name: string): Node {
  const access = {
    list: ['owner'],
    read: ['owner'],
    update: ['owner'],
    delete: ['owner'],
    create: ['signedIn'],
  }
  return {
    id,
    kind: 'table',
    name,
    settings: { fields: [], owner: true, timestamps: true, access },
  }
}

/** The table of accounts, with sign-in where there is none. */
export function accountsFor(doing: Doing): Node | undefined {
  const known = doing.draft.accounts()
  if (known) return known
  doing.do(
    'Add sign-in: people register and log in with e-mail and password.',
    missingFor(doing.draft),
  )
  return doing.draft.accounts()
}

/** Database, sign-in and api, as far as they are missing; the table of a sign-in that waits for one. */
function missingFor(draft: Draft): readonly Command[] {
  const { commands } = scaffold(draft)
  return draft.ofKind('auth').length === 0 ? commands : [...commands, ...signIn(draft)]
}

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

const nodeOf = (id: string, { draft }: Doing): Node | undefined =>
  draft.manifest.nodes.find((node) => node.id === id)

function sayFields(table: Node | undefined, fields: readonly string[], doing: Doing): void {
  if (table !== undefined && fields.length > 0)
    doing.says.push(`Add ${fields.join(', ')} to ${table.name}.`)
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

const KEPT: readonly (readonly [pattern: RegExp, settings: JsonObject, says: string])[] = [
  [
    /^(?:an?\s+|the\s+)?(?:created|updated|creation|modification)?[\s/&-]*(?:and\s+)?(?:created|updated|modified|audit)?\s*timestamps?$|^(?:created|updated) at$/i,
    { timestamps: true },
    'when rows were made and changed',
  ],
  [
    /^(?:an?\s+|with\s+)?soft[- ]?deletes?(?:d|ion)?$/i,
    { softDelete: true },
    'deleted rows, so that they can be restored',
  ],
  [
    /^(?:an?\s+|with\s+)?(?:uuid|guid)(?: primary)? (?:keys?|ids?)$|^(?:random|uuid) ids?$/i,
    { key: 'uuid' },
    'ids that nobody can guess',
  ],
  [
    /^(?:an?\s+)?(?:optimistic )?(?:locking|version(?:ing| numbers?)?)$/i,
    { version: true },
    'a version, so that nobody overwrites another',
  ],
  [/^(?:an?\s+|the\s+)?owner$/i, { owner: true }, 'who added a row'],
]

/** One item of a list: something that is kept of each row, another table, or a field. */
function giveItem(table: Node, words: string, fields: string[], doing: Doing): void {
  const { draft } = doing
  const bare = words
    .replace(/^(?:(?:has|have|with|and|also|plus|maybe|it (?:has|is))\s+)+/i, '')
    .trim()
  const kept = KEPT.find(([pattern]) => pattern.test(bare))
  if (kept) {
    const [, settings, says] = kept
    const sets = Object.entries(settings).map(([name, value]): Command => {
      return { type: 'setSetting', id: table.id, path: [name], value }
    })
    const given = Object.keys(settings).every((name) => table.settings[name] === settings[name])
      ? []
      : sets
    doing.do(`Keep ${says} in ${table.name}.`, [...given, ...restorable(table, settings)])
    return
  }
  const own = OWN_KIND.exec(bare)?.groups
  const other = own && (own['thing'] ?? own['self'] ?? '')
  const isSelf = own?.['self'] !== undefined && draft.table(own['self'])?.id !== table.id
  if (
    other !== undefined &&
    !isSelf &&
    (draft.isThing(other) || draft.table(other) !== undefined)
  ) {
    const to = tableFor(other, doing)
    const from = nodeOf(table.id, doing)
    const name = fieldName(own?.['name'] ?? `${own?.['of']} ${other}`)
    if (to === undefined || from === undefined || name === undefined) return
    const words = {
      how: 'one',
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

/** Things of which one has several, and that belong to several. */
const SHARED =
  /(?:tags?|categor(?:y|ies)|genres?|labels?|topics?|skills?|keywords?|interests|amenities|allergens?|ingredients?|languages?)$/i

/** `parent department` of departments, `manager, who is another employee`. */
const OWN_KIND =
  /^(?:an?\s+|the\s+|its\s+)?(?:(?<of>parent|previous|next|main|original)\s+(?<self>[\p{L}-]+)(?:\s*\(?optional\)?)?|(?<name>[\p{L}-]+(?:\s[\p{L}-]+)?)\s*,?\s+(?:which|who|that)\s+(?:is|are)\s+(?:also\s+)?(?:another|an?|one of the)\s+(?<thing>[\p{L}-]+))$/iu

/** `for the hive`, `in a season`, `which beer it was`: of which of another thing it is. */
const WITHIN =
  /^(?:(?:for|of|in|at|on|from|to|per|by|about)\s+(?:an?|the|each|one|every|which)|which|what)\s+(?<thing>[\p{L}-]+(?:\s[\p{L}-]+)??)(?:\s+(?:it|they|this|he|she|that|was|is|were|are|belongs?|the|each|we|i)\b.*)?$/iu

/** What people write themselves. */
export const POSTED =
  /(?:posts?|articles?|comments?|stories|recipes|reviews|messages|notes|questions|answers|threads|topics|pages|entries|tickets|issues|ideas|suggestions|announcements|news|tips|guides|tutorials|blogs?|replies)$/i

/** `lead lawyer` is one of `lawyers`. */
function headOf(words: string, draft: Draft): string {
  const all = plainWords(words).split(' ')
  const heads = [all.join(' '), all.slice(-2).join(' '), all.at(-1) ?? '']
  return heads.find((head) => draft.isThing(head)) ?? words
}

function isOther(noun: string, table: Node, draft: Draft): boolean {
  const plain = plainWords(noun)
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

/** `send an email`, `notify the owner`: something to do, and no name. */
const DEED =
  /^(?!an?\s|the\s)[\p{L}-]+\s+(?:an?|the|it|them|its|their|every|each|all|everyone|people|me)\s|^[\p{L}-]+s\s+(?:\p{L}+\s+)?(?:in|at|to|from|by|on|for|with)\s+(?:an?|the|one|its|their|his|her)\s/iu

function giveField(table: Node, words: string, fields: string[], doing: Doing): void {
  const read =
    DEED.test(`${words} `) && describedField(words) === undefined ? undefined : readItem(words)
  if (read === undefined || read.field.name.length > 40 || words.split(/\s+/).length > 14) {
    doing.left.push(words)
    return
  }
  const { field, left } = read
  if (left !== undefined) doing.left.push(left)
  const node = nodeOf(table.id, doing)
  if (node === undefined || field.name === 'id') return
  if (doing.draft.has(node, field.name)) return
  const taken = new Set([...named(node, 'fields'), ...named(node, 'relations')].map(({ id }) => id))
  const item = { id: unlessTaken(field.name, taken), ...field }
  if (doing.do('', [{ type: 'insertItem', id: table.id, path: ['fields'], item }]))
    fields.push(`${field.name} (${typeInWords(field)})`)
  else doing.left.push(words)
}

/** Rows that can be restored need somebody who may: whoever may delete them. */
function restorable(table: Node, settings: JsonObject): readonly Command[] {
  const access = table.settings['access']
  if (settings['softDelete'] !== true || !isObject(access)) return []
  const who = access['delete'] ?? access['update']
  return who === undefined || access['restore'] !== undefined
    ? []
    : [{ type: 'setSetting', id: table.id, path: ['access', 'restore'], value: who }]
}
