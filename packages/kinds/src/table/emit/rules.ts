import { code, doc, name, operated, ref, spaced, type Code, type Ref } from '@drawbridge/source'
import { OPERATIONS } from '../../access.ts'
import { conditionAccesses, conditionName, conditionRule } from './condition-rule.ts'
import { fieldRules } from './field-rules.ts'
import { ruleName, type Reach } from './reach.ts'
import { asOrWith, has, type Standing } from './standing.ts'
import * as refs from './refs.ts'
import { accountKeyType } from './relations.ts'
import type { Resource } from './resource.ts'

/** The function that says whose rows a caller reaches; undefined where it is everyone's. */
export function ruleOf({ files, table }: Resource, reach: Reach): Ref | undefined {
  if (reach.kind === 'all') return undefined
  const called = reach.kind === 'own' ? ruleName(reach.unless) : conditionName(table, reach.access)
  return ref(called, files.rules)
}

/** `src/tasks/rules.ts`, where an operation reaches only the rows of the caller. */
export function rulesFile(resource: Resource): Code | undefined {
  const reaches = reachesOf(resource)
  const rules = [...new Map(reaches.map((unless) => [ruleName(unless), unless])).values()]
  const conditions = conditionAccesses(resource.table)
  const fields = fieldRules(resource).filter((one) => one !== false)
  if (rules.length + conditions.length + fields.length === 0) return undefined
  return code`${spaced([
    ...rules.map((unless) => rule(resource, unless)),
    ...conditions.map((access) => conditionRule(resource, access)),
    ...fields,
  ])}`
}

function reachesOf({ table, reach }: Resource): readonly (readonly Standing[])[] {
  return OPERATIONS.filter((operation) => table.access[operation])
    .map(reach)
    .flatMap((one) => (one.kind === 'own' ? [one.unless] : []))
}

function rule({ table, model }: Resource, unless: readonly Standing[]): Code {
  const key = name(accountKeyType(model))
  const what = table.names.plural
  if (unless.length === 0)
    return code`
      ${doc(`The caller reaches only ${what} of their own.`)}
      export function own(caller: ${refs.Caller}): ${key} {
        return caller.id
      }`
  return code`
    ${doc(`Whose ${what} the caller reaches: everyone's (null) ${unless.map(asOrWith).join(' or ')}, else only their own.`)}
    export function ${name(ruleName(unless))}(caller: ${refs.Caller}): ${key} | null {
      return ${operated(unless.map(has), '||')} ? null : caller.id
    }`
}
