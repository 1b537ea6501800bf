import { code, lit, name, spaced, template, type Code } from '@drawbridge/source'
import type { Operation } from '../../access.ts'
import { conditionName } from './condition-rule.ts'
import { hasOwnerColumn } from './owner-column.ts'
import { newRowType } from './new-row-type.ts'
import type { Reach } from './reach.ts'
import { keyType } from './read.ts'
import * as refs from './refs.ts'
import { columnSql, withArticle, type Resource } from './resource.ts'
import { reachedCall } from './scope.ts'
import { ownerParameter, reachArgument } from './statements.ts'

/** Whether a condition says which rows may be made. */
export function isRuled(reach: Reach): boolean {
  return reach.kind === 'some'
}

/** The row is written, looked at by the rule, and taken back where that forbids it. */
export function createByRule(resource: Resource, inserter: string): Code {
  const { functions, knownType: type, item, reach } = resource
  return code`
    export async function ${name(functions.create)}(db: ${refs.Database}, input: ${newRowType(resource)}${ownerParameter(resource, reach('create'))}): Promise<${type}> {
      return db.transaction(async (tx) => {
        const ${item} = await ${name(inserter)}(tx, input${ownerOf(resource)})
        await ${checkName(resource, 'create')}(tx, [${item}.id]${reachArgument(resource, reach('create'))})
        return ${item}
      })
    }`
}

export function createManyByRule(resource: Resource, inserter: string): Code {
  const { functions, knownType: type, item, items, reach } = resource
  return code`
    /** All of them or none. */
    export async function ${name(functions.bulkCreate)}(db: ${refs.Database}, inputs: readonly ${newRowType(resource)}[]${ownerParameter(resource, reach('bulkCreate'))}): Promise<${type}[]> {
      return db.transaction(async (tx) => {
        const ${items}: ${type}[] = []
        for (const input of inputs) ${items}.push(await ${name(inserter)}(tx, input${ownerOf(resource)}))
        await ${checkName(resource, 'bulkCreate')}(tx, ${items}.map((${item}) => ${item}.id)${reachArgument(resource, reach('bulkCreate'))})
        return ${items}
      })
    }`
}

/** One for each rule of making rows. */
export function creationChecks(resource: Resource): Code {
  const operations = (['create', 'bulkCreate'] as const).filter((one) =>
    isRuled(resource.reach(one)),
  )
  const byName = new Map(operations.map((one) => [checkText(resource, one), one]))
  return code`${spaced([...byName.values()].map((one) => creationCheck(resource, one)))}`
}

function creationCheck(resource: Resource, operation: Operation): Code {
  const reach = resource.reach(operation)
  const id = columnSql(resource, resource.key)
  const statement = template`
    SELECT ${id} FROM ${resource.sql}
    WHERE ${id} IN (${name('keys')})${reachedCall(resource, reach)}`
  const sentence = `You may not make such ${withArticle(resource.noun)}.`
  return code`
    /** Takes everything back unless the rules let the caller make these rows. */
    async function ${checkName(resource, operation)}(db: ${refs.Database}, ids: readonly ${keyType(resource)}[]${ownerParameter(resource, reach)}): Promise<void> {
      const params: ${refs.Param}[] = []
      const keys = ${refs.keyList}(ids, params)
      const sql = ${statement}
      const allowed = await db.all(sql, params)
      if (allowed.length < ids.length) throw new ${refs.ProblemClass}(403, ${lit(sentence)})
    }`
}

function checkName(resource: Resource, operation: Operation) {
  return name(checkText(resource, operation))
}

/** `checkCreatable` */
function checkText({ table }: Resource, operation: Operation): string {
  const rule = conditionName(table, table.access[operation] ?? [])
  return `check${rule.charAt(0).toUpperCase()}${rule.slice(1)}`
}

function ownerOf({ table, source }: Resource): Code {
  const owner = hasOwnerColumn(table.columns) && code`, caller.id`
  return code`${owner}${source !== undefined && code`, caller`}`
}
