import { code, name, spaced, type Code } from '@drawbridge/source'
import { personalParameter } from './computed.ts'
import { keyType, rowReader } from './read.ts'
import { asksReferrers, referrersStatement } from './referrers.ts'
import * as refs from './refs.ts'
import { keyedCall, keyedParams } from './scope.ts'
import { columnOfRole, placeholder, type Resource } from './resource.ts'
import {
  awaited,
  chosen,
  bare,
  bareAliveSql,
  foreignKeyAnswer,
  keyedReach,
  keyedStatements,
  nowParam,
  ownerColumn,
  ownerParameter,
} from './statements.ts'

export function removeStatements(resource: Resource): Code | false {
  const { delete: remove, restore } = resource.table.access
  if (remove === undefined && restore === undefined) return false
  return code`${spaced([
    remove && deleteStatement(resource),
    remove && asksReferrers(resource) && referrersStatement(resource),
    restore && restoreStatement(resource),
  ])}`
}

function deleteStatement(resource: Resource): Code {
  const { table, sql, dialect } = resource
  const reach = keyedReach(resource, 'delete')
  const owner = reach.kind === 'own' ? bare(ownerColumn(resource), dialect) : ''
  if (!table.softDelete) {
    const statement = `DELETE FROM ${sql} WHERE id = ${placeholder(dialect, 1)}`
    return keyedStatements(resource, 'DELETE', statement, owner, 2, reach)
  }
  const deletedAt = bare(columnOfRole(table, 'deletedAt'), dialect)
  const statement = `UPDATE ${sql} SET ${deletedAt} = ${placeholder(dialect, 1)} WHERE id = ${placeholder(dialect, 2)}${bareAliveSql(resource)}`
  return keyedStatements(resource, 'DELETE', statement, owner, 3, reach)
}

function restoreStatement(resource: Resource): Code {
  const { table, sql, dialect } = resource
  const reach = keyedReach(resource, 'restore')
  const owner = reach.kind === 'own' ? bare(ownerColumn(resource), dialect) : ''
  const deletedAt = bare(columnOfRole(table, 'deletedAt'), dialect)
  const version = table.version ? bare(columnOfRole(table, 'version'), dialect) : ''
  const time = table.timestamps
    ? `, ${bare(columnOfRole(table, 'updatedAt'), dialect)} = ${placeholder(dialect, 1)}`
    : ''
  const set = `${deletedAt} = NULL${time}${table.version ? `, ${version} = ${version} + 1` : ''}`
  const position = table.timestamps ? 2 : 1
  const statement = `\n  UPDATE ${sql} SET ${set}\n  WHERE id = ${placeholder(dialect, position)} AND ${deletedAt} IS NOT NULL`
  return keyedStatements(resource, 'RESTORE', statement, owner, position + 1, reach)
}

export function removeFunctions(resource: Resource): Code | false {
  const { delete: remove, restore } = resource.table.access
  if (remove === undefined && restore === undefined) return false
  return code`${spaced([remove && deleteFunction(resource), restore && restoreFunction(resource)])}`
}

function deleteFunction(resource: Resource): Code {
  const { table, functions } = resource
  const reach = keyedReach(resource, 'delete')
  const params = table.softDelete ? code`${nowParam(resource.dialect)}, id` : code`id`
  const call = keyedCall(resource, code`db.run`, 'DELETE', params, reach)
  const result = asksReferrers(resource)
    ? code`await ${refs.namingReferrer}(db, id, REFERRERS, () => ${chosen(call)})`
    : awaited(call)
  return code`
    /** Whether there was one to delete. */
    export async function ${name(functions.delete)}(
      db: ${refs.Database},
      id: ${keyType(resource)}${ownerParameter(resource, resource.reach('delete'))}
    ): Promise<boolean> {
      ${foreignKeyAnswer(resource, 'delete', code`false`)}
      ${keyedParams(reach, params)}
      const { changes } = ${result}
      return changes === 1
    }`
}

function restoreFunction(resource: Resource): Code {
  const { table, functions, type } = resource
  const reach = keyedReach(resource, 'restore')
  const params = table.timestamps ? code`${nowParam(resource.dialect)}, id` : code`id`
  const call = keyedCall(resource, code`db.run`, 'RESTORE', params, reach)
  return code`
    /** Undefined where there is no such deleted row. */
    export async function ${name(functions.restore)}(
      db: ${refs.Database},
      id: ${keyType(resource)}${ownerParameter(resource, resource.reach('restore'))}${personalParameter(resource, reach)}
    ): Promise<${type} | undefined> {
      ${foreignKeyAnswer(resource, 'restore', code`undefined`)}
      ${keyedParams(reach, params)}
      const { changes } = ${awaited(call)}
      return changes === 1 ? ${rowReader(resource)}(db, id${resource.source && code`, caller`}) : undefined
    }`
}
