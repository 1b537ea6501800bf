import { aliased, code, key, lit, ref, template, type Code } from '@drawbridge/source'
import * as refs from './refs.ts'
import { referencesOf, type Reference } from './relations.ts'
import { columnOfRole, columnSql, type Resource } from './resource.ts'
import { ruleOf } from './rules.ts'
import { ownerColumn } from './statements.ts'

/** `src/tasks/references.ts`: what the keys of the database do not see to. */
export function referencesFile(resource: Resource): Code | undefined {
  const { create, bulkCreate, update } = resource.table.access
  const references = referencesOf(resource)
  if (references.length === 0 || !(create || bulkCreate || update)) return undefined
  const asks = asksForCaller(references)
  const names = references.map((reference) => key(reference.name))
  return code`
    /** Rows may only point at rows that are there and that their writer may read. */
    export async function checkReferences(
      db: ${refs.Database},
      inputs: readonly Partial<${resource.inputType}>[]${asks && code`, caller: ${refs.Caller}`}
    ): Promise<void> {
      for (const { ${names} } of inputs) {
        ${references.map(checkOne)}
      }
    }`
}

export function asksForCaller(references: readonly Reference[]): boolean {
  return references.some(({ reach }) => reach.kind === 'own')
}

function checkOne(reference: Reference): Code {
  const { target, reach, many } = reference
  const rule = ruleOf(target, reach)
  const owner =
    rule === undefined
      ? undefined
      : code`${aliased(rule, `${target.table.names.plural}${rule.name.charAt(0).toUpperCase()}${rule.name.slice(1)}`)}(caller)`
  return many ? checkMany(reference, owner) : checkSingle(reference, owner)
}

function refusal({ name: field, target }: Reference): Code {
  return code`throw ${refs.invalid}(${lit(field)}, ${lit(`There is no such ${target.noun}.`)})`
}

function checkSingle(reference: Reference, owner: Code | undefined): Code {
  const { target, name: field } = reference
  const read = ref(target.functions.read, target.files.queries)
  return code`
    if (${key(field)} != null && !(await ${read}(db, ${key(field)}${owner !== undefined && code`, ${owner}`}))) ${refusal(reference)}`
}

function checkMany(reference: Reference, owner: Code | undefined): Code {
  const { target, name: field } = reference
  const ids = key(field)
  const alive = target.table.softDelete
    ? ` AND ${columnSql(target, columnOfRole(target.table, 'deletedAt'))} IS NULL`
    : ''
  const scope =
    owner === undefined
      ? ''
      : code`${refs.ownedBy}(${lit(columnSql(target, ownerColumn(target)))}, ${owner}, params)`
  const id = columnSql(target, target.key)
  const statement = template`SELECT ${id} FROM ${target.sql} WHERE ${id} IN (${code`${refs.keyList}(${ids}, params)`})${alive}${scope}`
  return code`
    if (${ids} !== undefined && ${ids}.length > 0) {
      const params: ${refs.Param}[] = []
      const found = await db.all(${statement}, params)
      if (found.length < ${ids}.length) ${refusal(reference)}
    }`
}
