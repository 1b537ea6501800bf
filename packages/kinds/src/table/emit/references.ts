import { code, key, lit, name, operated, spaced, template, type Code } from '@drawbridge/source'
import * as refs from './refs.ts'
import { referencesOf, writersOf, type Reference } from './relations.ts'
import { capitalised, columnOfRole, columnSql, type Resource } from './resource.ts'
import { needsCaller } from './reach.ts'
import { lacks } from './standing.ts'
import { scopeOf } from './scope.ts'

/** `src/tasks/references.ts`: what the keys of the database do not see to. */
export function referencesFile(resource: Resource): Code | undefined {
  const { create, bulkCreate, update } = resource.table.access
  const references = referencesOf(resource)
  if (references.length === 0 || !(create || bulkCreate || update)) return undefined
  const caller = asksForCaller(references) && callerParameter(resource)
  const inputs = code`inputs: readonly Partial<${resource.inputType}>[]`
  const calls = references.map(
    (reference) =>
      code`await ${checkName(reference)}(db, inputs${asks(reference) && code`, caller`})`,
  )
  return code`
    /** Rows may only point at rows that are there and that their writer may read. */
    export async function checkReferences(db: ${refs.Database}, ${inputs}${caller}): Promise<void> {
      ${calls}
    }

    ${spaced(references.map((reference) => checkFunction(resource, reference, inputs)))}`
}

export function asksForCaller(references: readonly Reference[]): boolean {
  return references.some(asks)
}

function asks({ reach, shutOut }: Reference): boolean {
  return reach.kind !== 'all' || shutOut.kind !== 'noOne'
}

function callerParameter({ table }: Resource): Code {
  const orNobody = !needsCaller(writersOf(table)) && code` | null`
  return code`, caller: ${refs.Caller}${orNobody}`
}

function checkName({ name: field }: Reference) {
  return name(`check${capitalised(field)}`)
}

function checkFunction(resource: Resource, reference: Reference, inputs: Code): Code {
  const { target, name: field } = reference
  const caller = asks(reference) && callerParameter(resource)
  const isShutOut = shutOutCondition(resource, reference)
  const missing = code`${refs.invalid}(${lit(field)}, ${lit(`There is no such ${target.noun}.`)})`
  const id = columnSql(target, target.key)
  const alive = target.table.softDelete
    ? ` AND ${columnSql(target, columnOfRole(target.table, 'deletedAt'))} IS NULL`
    : ''
  const statement = template`
    SELECT ${id} FROM ${target.sql}
    WHERE ${id} IN (${name('keys')})${alive}${scope(reference)}`
  return code`
    async function ${checkName(reference)}(db: ${refs.Database}, ${inputs}${caller}): Promise<void> {
      const ids = [...new Set(inputs.flatMap((input) => input.${key(field)} ?? []))]
      if (ids.length === 0) return
      ${isShutOut && code`if (${isShutOut}) throw ${missing}`}
      const params: ${refs.Param}[] = []
      const keys = ${refs.keyList}(ids, params)
      const sql = ${statement}
      const found = await db.all(sql, params)
      if (found.length < ids.length) throw ${missing}
    }`
}

/** Whether the caller is one who may read no row of the target: to them, none is there. */
function shutOutCondition({ table }: Resource, { shutOut }: Reference): Code | false {
  if (shutOut.kind === 'noOne') return false
  if (shutOut.kind === 'nobody') return code`caller === null`
  const mayBeNobody = !needsCaller(writersOf(table))
  return operated(
    shutOut.standings.map((one) => lacks(one, mayBeNobody)),
    '&&',
  )
}

function scope({ target, reach }: Reference): Code | '' {
  return scopeOf(target, reach, code`caller`)
}
