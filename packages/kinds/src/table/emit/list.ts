import { code, name, template, type Code } from '@drawbridge/source'
import { personalParameter } from './computed.ts'
import { reachNote } from './notes.ts'
import * as refs from './refs.ts'
import { columnOfRole, columnSql, placeholder, type Resource } from './resource.ts'
import { reachedCall } from './scope.ts'
import { searchMember } from './search.ts'
import { mayBeEveryone, ownerColumn, ownerParameter, PARAMS } from './statements.ts'
import { lit } from '@drawbridge/source'

export function listFunction(resource: Resource): Code | false {
  const { table, functions, type, rowType, convert, source } = resource
  if (table.access.list === undefined) return false
  const reach = resource.reach('list')
  const rows = convert === undefined ? code`page.rows` : code`page.rows.map(${convert})`
  return code`
    ${reachNote(reach)}
    export async function ${name(functions.list)}(
      db: ${refs.Database},
      query: ${refs.ListQuery}${ownerParameter(resource, reach)}${personalParameter(resource, reach)}
    ): Promise<${refs.Page}<${type}>> {
      ${(mayBeEveryone(reach) || reach.kind === 'some' || source) && PARAMS}
      const page = await ${refs.selectPage}<${rowType}>(db, query, {
        table: ${source ? code`${source}(caller, params)` : lit(resource.sql)},
        columns: ${resource.selected},
        ${condition(resource)}
        ${searchMember(resource)}
      })
      return ${refs.pageOf}(${rows}, page, query)
    }`
}

function condition(resource: Resource): Code | false {
  const { table, dialect, source } = resource
  const reach = resource.reach('list')
  const alive = table.softDelete
    ? `${columnSql(resource, columnOfRole(table, 'deletedAt'))} IS NULL`
    : undefined
  if (reach.kind === 'all')
    return code`
      ${alive !== undefined && code`where: ${lit(alive)},`}
      ${source && code`params,`}`
  if (reach.kind === 'some')
    return code`
      where: ${template`${alive ?? 'TRUE'}${reachedCall(resource, reach)}`},
      params,`
  const owner = columnSql(resource, ownerColumn(resource))
  if (mayBeEveryone(reach) || source) {
    const scoped = code`${refs.ownedBy}(${lit(owner)}, owner, params)`
    return code`
      where: ${template`${alive ?? 'TRUE'}${scoped}`},
      params,`
  }
  const mine = `${owner} = ${placeholder(dialect, 1)}`
  return code`
    where: ${lit(alive === undefined ? mine : `${alive} AND ${mine}`)},
    params: [owner],`
}
