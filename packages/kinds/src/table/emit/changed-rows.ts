import { code, lit, name, template, type Code } from '@drawbridge/source'
import type { Access } from '../../access.ts'
import { changedRowType } from './new-row-type.ts'
import { reachOf, type Reach } from './reach.ts'
import { keyType } from './read.ts'
import * as refs from './refs.ts'
import { columnSql, withArticle, type Resource } from './resource.ts'
import { reachedCall } from './scope.ts'
import { ownerParameter, reachArgument } from './statements.ts'

/** The change is written, looked at by the rules, and taken back where they forbid what it leads to. */
export function updateByRule(
  resource: Resource,
  access: Access,
  { note, outcome }: { readonly note: Code; readonly outcome: Code },
): Code {
  const { functions, item, noun } = resource
  const before = resource.reach('update')
  const after = reachOf(access)
  const isRow = resource.table.version && code` && ${item} !== 'stale'`
  const sentence = `You may not make ${withArticle(noun)} into such a one.`
  return code`
    ${note}
    export async function ${name(functions.update)}(
      db: ${refs.Database},
      id: ${keyType(resource)},
      changes: ${changedRowType(resource)}${ownerParameter(resource, before)}
    ): ${outcome} {
      return db.transaction(async (tx) => {
        const ${item} = await writeChanges(tx, id, changes${reachArgument(resource, before)})
        if (${item}${isRow} && !(await mayBecome(tx, id${reachArgument(resource, after)})))
          throw new ${refs.ProblemClass}(403, ${lit(sentence)})
        return ${item}
      })
    }

    ${afterwards(resource, after)}`
}

function afterwards(resource: Resource, reach: Reach): Code {
  const id = columnSql(resource, resource.key)
  const key = code`${refs.bind}(params, id)`
  const statement = template`
    SELECT ${id} FROM ${resource.sql}
    WHERE ${id} = ${key}${reachedCall(resource, reach)}`
  return code`
    /** Whether the caller may have a row be as it is now. */
    async function mayBecome(
      db: ${refs.Database},
      id: ${keyType(resource)}${ownerParameter(resource, reach)}
    ): Promise<boolean> {
      const params: ${refs.Param}[] = []
      const sql = ${statement}
      return (await db.get(sql, params)) !== undefined
    }`
}
