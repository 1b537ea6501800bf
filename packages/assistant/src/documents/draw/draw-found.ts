import type { Draft } from '../../draft.ts'
import { unlessTaken } from '../../draft.ts'
import type { Found, Left } from '../found.ts'
import { accountsIn, drawAccounts } from './accounts.ts'
import type { JsonObject } from '@drawbridge/manifest'
import { DrawnTable } from './drawn-table.ts'
import { drawKey, drawTimes } from './key.ts'
import { drawJoin, drawReference, joinOf, referencesOf, targetsIn } from './links.ts'
import { nameOfTable } from './names.ts'

/** A document as it is drawn, before anything is said of it. */
export interface Drawn {
  readonly tables: readonly DrawnTable[]
  /** The table of accounts, and what sign-in is told, where the document has one and the map none. */
  readonly accounts?: { readonly table: DrawnTable; readonly auth: JsonObject }
  readonly left: readonly Left[]
}

/** More is more than anybody looks through at once. */
const MOST_TABLES = 120

export function drawFound(found: Found, draft: Draft): Drawn {
  const { tables, left } = begun(found, draft)
  const accountTable = draft.playing('people').length === 0 ? accountsIn(tables) : undefined
  const find = targetsIn(tables, (name) => draft.table(name))
  const references = new Map(tables.map((table) => [table, referencesOf(table, find)]))
  const joins = new Map(
    tables.flatMap((table) => {
      const pair = joinOf(table, references.get(table) ?? [], find)
      return pair ? [[table, pair] as const] : []
    }),
  )
  const standing = tables.filter((table) => !joins.has(table))
  const isJoined = new Set(joins.keys())
  let auth: JsonObject = {}
  for (const table of standing) {
    const account = table === accountTable ? drawAccounts(table) : undefined
    if (account) ({ auth } = account)
    const links = references.get(table) ?? []
    const linked = links.flatMap((link) => {
      const leads = find(link.table)
      const isDrawn = leads !== undefined && !(leads.drawn && isJoined.has(leads.drawn))
      return isDrawn && link.fields.length === 1 ? link.fields : []
    })
    const isLinked = new Set(linked.map((name) => name.toLowerCase()))
    const key = drawKey(table)
    const apart = [...drawTimes(table), ...(account?.apart ?? [])]
    if (key !== undefined && !isLinked.has(key.toLowerCase())) apart.push(key)
    const kept = table.found.fields.filter(({ name }) => isLinked.has(name.toLowerCase()))
    table.drawFields(new Set([...apart, ...kept.map(({ name }) => name)]))
  }
  for (const table of standing)
    for (const link of references.get(table) ?? []) {
      const leads = find(link.table)
      if (leads?.drawn && isJoined.has(leads.drawn)) table.says.push(notDrawn(link.fields))
      else if (!drawReference(table, link, find)) table.says.push(notDrawn(link.fields))
    }
  for (const [table, pair] of joins) drawJoin(table, pair, find)
  for (const table of standing) table.drawIndexes()
  const accounts = accountTable && !joins.has(accountTable) && { table: accountTable, auth }
  return { tables: standing, left, ...(accounts && { accounts }) }
}

const notDrawn = (fields: readonly string[]): string =>
  `Where “${fields.join(', ').slice(0, 80)}” leads is not drawn.`

/** A table for each of the document that can have a name. */
function begun(
  found: Found,
  draft: Draft,
): { tables: readonly DrawnTable[]; left: readonly Left[] } {
  const left = [...found.left]
  const taken = new Set(
    [...draft.manifest.nodes, ...draft.manifest.connections].map(({ id }) => id),
  )
  const names = new Set<string>()
  const tables = found.tables.flatMap((table, index) => {
    const name = nameOfTable(table.name)
    const isTwice = name !== undefined && names.has(name)
    const says =
      index >= MOST_TABLES
        ? `No more than ${MOST_TABLES} tables are drawn at once: put the rest in a document of its own.`
        : name === undefined
          ? `No table can be called “${table.name.slice(0, 60)}”.`
          : isTwice
            ? `Another table is called ${name} already.`
            : undefined
    if (says !== undefined || name === undefined) {
      left.push({ says: says ?? '', passage: table.passage })
      return []
    }
    names.add(name)
    const known = draft.table(name)
    const id = known?.id ?? unlessTaken(name, taken)
    taken.add(id)
    return [new DrawnTable(table, id, known?.name ?? name, known)]
  })
  return { tables, left }
}
