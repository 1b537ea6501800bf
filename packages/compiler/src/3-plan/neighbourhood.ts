import type { Model, TableModel } from '@drawbridge/kinds'
import type { Table } from '@drawbridge/sql'

/** What a table is written from, and that in words: two of the same words are written the same. */
export interface Neighbourhood {
  readonly model: Model
  readonly key: string
}

/**
 * For each table without flows the model as far as it can see it: itself, the tables that it refers
 * to and those that refer to it. It is written from that alone, so it need not be written again while that stays.
 */
export function neighbourhoods(model: Model): (node: string) => Neighbourhood {
  const tables = new Map(model.tables.map((table) => [table.node, table]))
  const drawn = new Map(model.tables.map((table) => [table.names.sql, table]))
  const stored = new Map(model.schema.tables.map((table) => [table.name, table]))
  const referrers = referrersOf(model)
  const texts = new Map<object, string>()
  const textOf = (one: TableModel | Table): string => {
    const text = texts.get(one) ?? textIn(one)
    texts.set(one, text)
    return text
  }
  const { tables: _, apis, schema: __, flows, ...rest } = model
  const whole = JSON.stringify(rest)

  return (node) => {
    const own = tables.get(node)
    const targets = own?.relations.map(({ target }) => target) ?? []
    const near = new Set([node, ...targets, ...(model.auth ? [model.auth.table] : [])])
    const schema = new Set<Table>()
    for (const table of own ? neededFor(own, tables) : []) {
      near.add(table.node)
      const kept = stored.get(table.names.sql)
      if (kept) schema.add(kept)
    }
    for (const name of own ? [own.names.sql, ...(referrers.get(own.names.sql) ?? [])] : []) {
      const table = stored.get(name)
      if (table === undefined) continue
      schema.add(table)
      for (const { target } of [{ target: { table: name } }, ...table.foreignKeys]) {
        const other = drawn.get(target.table)
        if (other) near.add(other.node)
      }
    }
    const seen = model.tables.filter((table) => near.has(table.node))
    const serving = apis.map((api) => ({ ...api, tables: api.tables.filter((id) => near.has(id)) }))
    // Rows of these are made otherwise by tests, or not at all.
    const refusing = flows.filter(
      ({ node: at, starts, body }) =>
        starts.kind === 'event' && near.has(at) && body.ends !== 'never',
    )
    const key = [
      node,
      whole,
      JSON.stringify(refusing.map(({ node: at, starts }) => [at, starts])),
      JSON.stringify(serving),
      ...seen.map(textOf),
      ...[...schema].map(textOf),
    ]
    return {
      model: {
        ...rest,
        flows: refusing,
        tables: seen,
        apis: serving,
        schema: { tables: [...schema] },
      },
      key: key.join('\n'),
    }
  }
}

/** What a rule looks at is made of its tests no further away than this. */
const FURTHEST = 3

/** The tables whose rows the tests of a table put beside its own: what it can't be without, and what its rules look at. */
function neededFor(
  own: TableModel,
  tables: ReadonlyMap<string, TableModel>,
): ReadonlySet<TableModel> {
  const rules = [...own.conditions.keys()].join()
  const needed = new Set([own])
  let last: readonly TableModel[] = [own]
  for (let steps = 0; steps < FURTHEST; steps++) {
    last = last
      .flatMap(({ relations }) => relations)
      .filter(
        ({ name, shape }) =>
          (shape.kind === 'toOne' && shape.required) || new RegExp(`\\b${name}\\b`).test(rules),
      )
      .flatMap(({ target }) => tables.get(target) ?? [])
      .filter((table) => !needed.has(table))
    for (const table of last) needed.add(table)
  }
  return needed
}

/** A condition tells all that it means by itself, however far it leads. */
function textIn(one: TableModel | Table): string {
  const text = JSON.stringify(one)
  if (!('conditions' in one) || one.conditions.size === 0) return text
  return text + JSON.stringify([...one.conditions], (_key, value) => plain(value))
}

/** The members of an object type stand in a map. */
const plain = (value: unknown): unknown => (value instanceof Map ? [...value] : value)

/** Names of the stored tables that refer to each. */
function referrersOf({ schema }: Model): ReadonlyMap<string, readonly string[]> {
  const referrers = new Map<string, string[]>()
  for (const { name, foreignKeys } of schema.tables)
    for (const { target } of foreignKeys) {
      const known = referrers.get(target.table)
      if (known === undefined) referrers.set(target.table, [name])
      else known.push(name)
    }
  return referrers
}
