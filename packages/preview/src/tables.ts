import { type Dialect, identifier, orderTables, type Schema, textLiteral } from '@drawbridge/sql'

/** Tables of somebody else stand where new ones are to come. None of them is touched. */
export class ForeignTables extends Error {
  readonly cure =
    'Name a database that is empty; what is in this one was left as it is, and stays so.'
  constructor(names: readonly string[]) {
    super(
      `The database already holds tables that this preview did not make, among ${names.join(', ')}.`,
    )
  }
}

const HERE = { mysql: 'DATABASE()', postgres: 'current_schema()' } as const

/** How to ask whether new tables would meet others of that name; nothing to ask of the embedded one. */
export function foreignTables(
  from: Schema,
  to: Schema,
  dialect: Dialect,
): { readonly names: readonly string[]; readonly count: string } | undefined {
  const known = new Set(from.tables.flatMap(({ id, name }) => [id, name]))
  const names = to.tables.filter(({ id, name }) => !known.has(id) && !known.has(name))
  if (dialect === 'sqlite' || names.length === 0) return undefined
  const list = names.map(({ name }) => textLiteral(name, dialect)).join(', ')
  return {
    names: names.map(({ name }) => name),
    count: `SELECT count(*) FROM information_schema.tables WHERE table_schema = ${HERE[dialect]} AND table_name IN (${list})`,
  }
}

/** Takes all rows away: first those that refer to others. */
export function emptyingOf({ tables }: Schema, dialect: Dialect): readonly string[] {
  return orderTables(tables)
    .toReversed()
    .map(({ table: { name } }) => `DELETE FROM ${identifier(name, dialect)}`)
}
