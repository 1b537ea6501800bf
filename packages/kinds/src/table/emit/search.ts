import { code, lit, ref, templateOf, type Code } from '@drawbridge/source'
import type { ColumnModel } from '../../model.ts'
import { columnSql, type Resource } from './resource.ts'

const matches = ref('matches', 'src/database/search.ts')

/** The columns of each full text index, whose words a list is searched for. */
export function searchesOf({ table, model }: Resource): readonly (readonly ColumnModel[])[] {
  const schema = model.schema.tables.find(({ name }) => name === table.names.sql)
  const open = new Map(table.columns.filter(isForAll).map((column) => [column.sql, column]))
  return (schema?.indexes ?? []).flatMap(({ kind, columns }) => {
    const all = columns.flatMap((column) => open.get(column) ?? [])
    // What is not for everybody must not be found by its words either.
    return kind === 'fulltext' && all.length === columns.length ? [all] : []
  })
}

function isForAll({ readable, settings }: ColumnModel): boolean {
  return readable && settings?.readRule === undefined
}

/** `search: (words, params) => matches(['tasks.title'], words, params),` */
export function searchMember(resource: Resource): Code | false {
  const calls = searchesOf(resource).map((columns) => {
    const names = columns.map((column) => columnSql(resource, column))
    return code`${matches}(${lit(names)}, words, params)`
  })
  const [only, ...others] = calls
  if (only === undefined) return false
  const any =
    others.length === 0
      ? only
      : templateOf(calls.flatMap((call, at) => (at === 0 ? [call] : [' OR ', call])))
  return code`search: (words, params) => ${any},`
}
