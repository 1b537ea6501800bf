import type { Node } from '@drawbridge/manifest'
import { isDoer } from '../people/person-words.ts'
import { unlessTaken } from '../draft.ts'
import { typeInWords } from '../field-meaning.ts'
import { named } from '../fields-of.ts'
import type { Doing } from './doing.ts'
import { describedField } from './noun-of-field.ts'
import { settingsOfLimits } from './limits-as-settings.ts'
import { readItem } from './read-item.ts'
import { saidLimits } from './said-limits.ts'
import { inTable } from './fields-meant.ts'
import { longEnough, setLimits } from './set-limits.ts'
import { nodeOf } from './table-for.ts'

/** `send an email`, `notify the owner`: something to do, and no name. */
const DEED =
  /^(?!(?:an?|the|just|only|simply|perhaps|possibly|sometimes|maybe|later|finally|afterwards|optionally)\s)[\p{L}-]+\s+(?:an?|the|it|them|its|their|every|each|all|everyone|people|me)\s|^[\p{L}-]+s\s+(?:\p{L}+\s+)?(?:in|at|to|from|by|on|for|with)\s+(?:an?|the|one|its|their|his|her)\s/iu

/** Where a journey goes from and to is a place; where a stay does, a day. */
const JOURNEY =
  /(?:^|_)(?:trips|rides|journeys|flights|transfers|routes|shipments|transports|connections|legs|voyages|moves|drives|deliveries|trains|buses)$/
const PLACE = /^(?:from|to)$/

/** Of things, a position says which comes first; people have one at work. */
const isOrder = (
  { name, type }: { readonly name: string; readonly type: string },
  table: Node,
): boolean =>
  name === 'position' && type === 'string' && !isDoer(table.name.split('_').at(-1) ?? '')

export function giveField(table: Node, words: string, fields: string[], doing: Doing): void {
  const read =
    DEED.test(`${words} `) && describedField(words.replace(/\s*\(.*$/s, '')) === undefined
      ? undefined
      : readItem(words)
  if (
    read === undefined ||
    read.field.name.length > 40 ||
    words.replaceAll(/\([^()]*\)/g, '').split(/\s+/).length > 14
  ) {
    doing.left.push(words)
    return
  }
  const { left } = read
  const field = isOrder(read.field, table)
    ? { ...read.field, type: 'integer' }
    : JOURNEY.test(table.name) && PLACE.test(read.field.name)
      ? { name: read.field.name, type: 'string' }
      : read.field
  if (left !== undefined) doing.left.push(left)
  const node = nodeOf(table.id, doing)
  if (node === undefined || field.name === 'id') return
  if (doing.draft.has(node, field.name)) return limitKnown(node, field.name, words, doing)
  const taken = new Set([...named(node, 'fields'), ...named(node, 'relations')].map(({ id }) => id))
  const { maxLength } = field
  const room = maxLength === undefined ? {} : longEnough(field, { maxLength })
  const item = { id: unlessTaken(field.name, taken), ...field, ...room }
  if (doing.do('', [{ type: 'insertItem', id: table.id, path: ['fields'], item }]))
    fields.push(`${field.name} (${typeInWords(field)})`)
  else doing.left.push(words)
}

/** `title 3..120`, of a title that is there: what it must be, as its type has it. */
function limitKnown(table: Node, name: string, words: string, doing: Doing): void {
  const known = inTable(table, name, true)
  const said = words.split(/[\s(:,]+/)
  const count = said.findLastIndex((_, at) => {
    const begin = said.slice(0, at + 1).join(' ')
    return inTable(table, begin, true)?.id === known?.id
  })
  if (known === undefined || count < 0) return
  const limits = saidLimits(said.slice(count + 1).join(' '))
  const settings = settingsOfLimits(limits, String(known['type'] ?? 'relation'))
  if (Object.keys(settings).length > 0) setLimits(table.id, table.name, known, settings, doing)
}

export function sayFields(table: Node | undefined, fields: readonly string[], doing: Doing): void {
  if (table !== undefined && fields.length > 0)
    doing.says.push(`Add ${fields.join(', ')} to ${table.name}.`)
}
