import { kindFor, plays } from '@drawbridge/kinds/faces'
import { outline } from '@drawbridge/compiler'
import { asAccounts, type Command } from '@drawbridge/commands'
import type { JsonObject, Manifest, Node } from '@drawbridge/manifest'
import { isObject } from '@drawbridge/manifest'
import { Draft } from '../../draft.ts'
import type { PhraseReading } from '../../proposal.ts'
import { join, scaffold } from '../../scaffold.ts'
import { cut } from '../cut.ts'
import type { Found, Left } from '../found.ts'
import { accessOf, signInOver } from './accounts.ts'
import { drawFound, type Drawn } from './draw-found.ts'
import type { DrawnTable } from './drawn-table.ts'

/** What one proposal may come to. */
const MOST_COMMANDS = 450
const TOO_MUCH =
  'From here on there is more than one proposal holds: apply this much, and read the document again.'
const MOST_LEFT = 40
const OPERATIONS = ['list', 'read', 'create', 'update', 'delete']

/** What a document says, as phrases with the passages that they come from. */
export function phrasesOf(found: Found, manifest: Manifest): readonly PhraseReading[] {
  const drawn = drawFound(found, new Draft(manifest))
  // What the checker has against a field, a relation or an index, is left out, and said.
  for (let round = 0; round < 20; round += 1) if (!leaveOutFaults(drawn, manifest, found)) break
  return [
    ...drawAll(drawn, manifest, found).phrases,
    ...drawn.left.slice(0, MOST_LEFT).map(leftOf),
    ...moreLeft(drawn.left),
  ]
}

interface All {
  readonly phrases: readonly PhraseReading[]
  readonly manifest: Manifest
}

function drawAll(drawn: Drawn, manifest: Manifest, found: Found): All {
  const draft = new Draft(manifest)
  const accounts = drawn.accounts?.table
  const order = [...drawn.tables].sort((one, other) => rank(one, accounts) - rank(other, accounts))
  const phrases: PhraseReading[] = []
  let count = 0
  let more: PhraseReading | undefined
  const add = (phrase: PhraseReading): void => {
    count += phrase.commands.length
    if (count > MOST_COMMANDS) {
      more ??= { ...phrase, understood: false, says: TOO_MUCH, commands: [] }
      return
    }
    const refused = draft.apply(phrase.commands)
    phrases.push(
      refused === undefined
        ? phrase
        : { ...phrase, understood: false, says: refused, commands: [] },
    )
  }
  for (const table of order) add(phraseOf(table, drawn, draft, found))
  for (const table of order)
    for (const { item, passage, says } of table.relations) {
      const command: Command = { type: 'insertItem', id: table.id, path: ['relations'], item }
      add({ text: titleOf(passage.text), passage, understood: true, says, commands: [command] })
    }
  for (const table of order) {
    const commands = table.indexes.map((item): Command => ({
      type: 'insertItem',
      id: table.id,
      path: ['indexes'],
      item,
    }))
    const { passage } = table.found
    const says = table.indexes.map(indexInWords).join(' ')
    if (commands.length > 0)
      add({ text: titleOf(passage.text), passage, understood: true, says, commands })
  }
  return { phrases: more ? [...phrases, more] : phrases, manifest: draft.manifest }
}

function indexInWords({ fields, kind }: JsonObject): string {
  const names = Array.isArray(fields) ? fields.join(', ') : ''
  if (kind === 'unique') return `No two rows have the same ${names}.`
  return kind === 'fulltext' ? `A search through ${names}.` : `Rows are found fast by ${names}.`
}

/** The accounts first: sign-in is drawn over them. Then what is called `users`. */
const rank = (table: DrawnTable, accounts: DrawnTable | undefined): number =>
  table === accounts ? 0 : table.name === 'users' ? 1 : 2

function phraseOf(table: DrawnTable, drawn: Drawn, before: Draft, found: Found): PhraseReading {
  const { passage } = table.found
  const text = titleOf(passage.text)
  if (table.known) {
    const commands = table.fields.map((item): Command => ({
      type: 'insertItem',
      id: table.id,
      path: ['fields'],
      item,
    }))
    const what = table.fields.map(({ name }) => name).join(', ')
    const says = `The table ${table.name} is there already${what === '' ? '.' : `: it gets ${cut(what, 200)}.`}`
    return { text, passage, understood: true, says: [says, ...table.says].join(' '), commands }
  }
  const draft = before.copy()
  const commands: Command[] = []
  const make = (some: readonly Command[]): void => {
    commands.push(...some)
    draft.apply(some)
  }
  const isAccounts = table === drawn.accounts?.table
  const access = isAccounts ? accessOf(drawn.accounts?.auth ?? {}) : adminOnly(table)
  make([{ type: 'addNode', node: nodeOf(table, access) }])
  const node = draft.playing('rows').find(({ id }) => id === table.id)
  if (isAccounts && node) {
    const auth = drawn.accounts?.auth ?? {}
    make([...signInOver(table, auth, draft), ...asAccounts(auth, node)])
  }
  const { commands: around, added } = scaffold(draft)
  make(around)
  make([...dialectOf(around, found), ...adminRole(draft), ...served(table, draft)])
  const brings = added.length > 0 ? [`It brings ${added.join(', ')}.`] : []
  const who = isAccounts ? [] : ['Only admins may use it, until you say who else may.']
  const says = [`Add a table ${table.name}${fieldsIn(table)}.`, ...who, ...brings, ...table.says]
  return { text, passage, understood: true, says: says.join(' '), commands }
}

function nodeOf({ id, name, found, fields, settings }: DrawnTable, access: JsonObject): Node {
  return {
    id,
    kind: kindFor('rows').kind,
    name,
    ...(found.description !== undefined && { description: found.description }),
    settings: { fields, ...settings, access },
  }
}

function fieldsIn({ fields }: DrawnTable): string {
  return fields.length === 0 ? '' : ` with ${cut(fields.map(({ name }) => name).join(', '), 200)}`
}

/** A document says nothing of who may do what: that opens no door. */
function adminOnly({ settings, fields, relations }: DrawnTable): JsonObject {
  const isWritable = fields.length + relations.length > 0
  const offered = OPERATIONS.filter(
    (operation) => isWritable || !/^(?:create|update|bulkCreate)$/.test(operation),
  )
  const restores = settings['softDelete'] === true && offered.includes('delete')
  return Object.fromEntries(
    [...offered, ...(restores ? ['restore'] : [])].map((operation) => [operation, ['role:admin']]),
  )
}

/** Of the database that the document was written by, where it brings one. */
function dialectOf(around: readonly Command[], { dialect }: Found): readonly Command[] {
  return around.flatMap((command): readonly Command[] =>
    command.type === 'addNode' && plays(command.node, 'stores') && dialect !== undefined
      ? [{ type: 'setSetting', id: command.node.id, path: ['dialect'], value: dialect }]
      : [],
  )
}

function adminRole(draft: Draft): readonly Command[] {
  const [auth] = draft.playing('people')
  const roles = draft.roles()
  if (auth === undefined || roles.length === 0 || roles.includes('admin')) return []
  return [{ type: 'insertItem', id: auth.id, path: ['roles'], item: 'admin' }]
}

function served(table: DrawnTable, draft: Draft): readonly Command[] {
  const [api, ...others] = draft.playing('callers')
  return api === undefined || others.length > 0 ? [] : [join(draft, api.id, table.id)]
}

/** Takes out the first of what the checker says is wrong; false where there is nothing. */
function leaveOutFaults(drawn: Drawn, before: Manifest, found: Found): boolean {
  const { manifest } = drawAll(drawn, before, found)
  const tables = new Map(drawn.tables.map((table) => [table.id, table]))
  let isAny = false
  for (const { severity, message, node, field = '' } of outline(manifest).diagnostics) {
    const table = tables.get(node ?? '')
    const [, , list = '', index = '', setting = ''] = field.split('/')
    if (severity !== 'error' || table === undefined) continue
    const id = idAt(manifest, table.id, list, Number(index))
    if (id !== undefined && takeOut(table, id, setting, message)) isAny = true
  }
  return isAny
}

function idAt(manifest: Manifest, node: string, list: string, index: number): unknown {
  const items = manifest.nodes.find(({ id }) => id === node)?.settings[list]
  const item = Array.isArray(items) ? items[index] : undefined
  return isObject(item) ? item['id'] : undefined
}

/** A setting of a field where it can do without, else the whole of it. */
function takeOut(table: DrawnTable, id: unknown, setting: string, message: string): boolean {
  const field = table.fields.find((one) => one.id === id)
  if (field && setting in field && !/^(?:id|name|type|values)$/.test(setting)) {
    const rest = Object.fromEntries(Object.entries(field).filter(([name]) => name !== setting))
    const less = { ...rest, id: field.id, name: field.name }
    table.fields = table.fields.map((one) => (one === field ? less : one))
    table.says.push(`Left out, of ${field.name}: ${message}`)
    return true
  }
  const count = table.fields.length + table.relations.length + table.indexes.length
  table.fields = table.fields.filter((one) => one.id !== id)
  table.relations = table.relations.filter(({ item }) => item.id !== id)
  table.indexes = table.indexes.filter((index) => index['id'] !== id)
  const isOut = count > table.fields.length + table.relations.length + table.indexes.length
  if (isOut) table.says.push(`Left out: ${message}`)
  return isOut
}

const leftOf = ({ says, passage, isFine }: Left): PhraseReading => ({
  text: titleOf(passage.text),
  passage,
  understood: isFine === true,
  says,
  commands: [],
})

function moreLeft(left: readonly Left[]): readonly PhraseReading[] {
  const more = left[MOST_LEFT]
  if (more === undefined) return []
  const says = `And ${left.length - MOST_LEFT} more passages from here on are not drawn.`
  return [leftOf({ says, passage: more.passage })]
}

/** The first line of a passage, as what is named by it. */
const titleOf = (text: string): string => cut(text.trim().split('\n')[0]?.trim() ?? '', 60)
