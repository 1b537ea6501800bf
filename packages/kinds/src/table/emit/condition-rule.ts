import { printCondition, statementOf } from '@drawbridge/sql'
import { code, doc, lit, name, template, templateOf, type Code } from '@drawbridge/source'
import { callersOf, OPERATIONS, readRule, type Access, type Rule } from '../../access.ts'
import type { TableModel } from '../../model.ts'
import { callerKey } from '../../query/caller.ts'
import type { OuterCondition } from '../../query/outer.ts'
import { columnValue } from '../../query/row-path.ts'
import { conditionParts } from '../../query/sql-code.ts'
import { changedAccess } from './changed-access.ts'
import { reachOf, standingsOf } from './reach.ts'
import { has } from './standing.ts'
import * as refs from './refs.ts'
import { rulesInWords } from './rules-in-words.ts'
import { withArticle, type Resource } from './resource.ts'
import { ownerColumn } from './statements.ts'

/** What each operation is called where a rule is for it alone. */
const ABLE = {
  list: 'listable',
  read: 'readable',
  create: 'creatable',
  bulkCreate: 'creatableInBulk',
  update: 'changeable',
  delete: 'deletable',
  restore: 'restorable',
} as const

/** The function of `rules.ts` for an access with conditions: `reachable` where the table has one alone. */
export function conditionName(table: TableModel, access: Access): string {
  const all = conditionAccesses(table)
  if (all.length === 1) return 'reachable'
  const operation = OPERATIONS.find((one) => isSame(table.access[one], access))
  if (operation === undefined) return 'writable'
  return operation === 'list' && isSame(table.access.read, access) ? ABLE.read : ABLE[operation]
}

/** Each list of rules of the table that tells rows by a condition. */
export function conditionAccesses(table: TableModel): readonly Access[] {
  const found: Access[] = []
  for (const operation of OPERATIONS) {
    const access = table.access[operation]
    if (access === undefined || reachOf(access).kind !== 'some') continue
    if (!found.some((one) => isSame(one, access))) found.push(access)
  }
  const changed = changedAccess(table)
  if (changed && !found.some((one) => isSame(one, changed))) found.push(changed)
  return found
}

function isSame(one: Access | undefined, other: Access): boolean {
  return one?.join('\n') === other.join('\n')
}

/** `reachable(caller, params)`: the condition that a statement about these rows ends in. */
export function conditionRule(resource: Resource, access: Access): Code {
  const rules = access.map(readRule)
  const always = rules.filter(({ when }) => when === undefined)
  const open = rules.filter(({ who }) => who === 'public')
  const owner = always.some(({ who }) => who === 'owner')
  const everywhere = rules.filter(
    ({ who, when }) => when !== undefined && (who === 'signedIn' || who === 'owner'),
  )
  const exempt = standingsOf(access)
  const conditional = [
    ...Map.groupBy(
      access.filter((rule) => !exempt.includes(rule) && standingsOf(callersOf([rule])).length > 0),
      (rule) => callersOf([rule]).join(),
    ),
  ].map(([standing, own]) => ({
    standing,
    conditions: own.map((rule) => condition(resource, readRule(rule))),
  }))
  // A caller has one role, and as many permissions as that gives.
  const mayMeetSeveral =
    conditional.length > 1 && conditional.some(({ standing }) => standing.startsWith('can:'))
  const base = [
    ...open.map((rule) => condition(resource, rule)),
    ...(owner ? [ownedBy(resource)] : []),
    ...everywhere.map((rule) => condition(resource, rule)),
  ]
  const isOpenAlone = open.length === rules.length
  const body = isOpenAlone
    ? code`return ${narrowed(resource, base)}`
    : code`
    ${
      open.length > 0 &&
      code`if (caller === null) return ${narrowed(
        resource,
        open.map((rule) => condition(resource, rule)),
      )}`
    }
    ${always.some(({ who }) => who === 'signedIn') ? code`return ''` : forCallers()}`
  return code`
    ${doc(sentence(resource, access))}
    export function ${name(conditionName(resource.table, access))}(${parameters(resource, isOpenAlone, rules)}): string {
      ${body}
    }`

  function forCallers(): Code {
    return code`
      ${exempt.map((standing) => code`if (${has(standing)}) return ''`)}
      ${mayMeetSeveral ? forEach() : forOne()}`
  }

  function forOne(): Code {
    return code`
      ${conditional.map(
        ({ standing, conditions }) =>
          code`if (${has(standing)}) return ${narrowed(resource, [...base, ...conditions])}`,
      )}
      return ${narrowed(resource, base)}`
  }

  function forEach(): Code {
    return code`
      const reached: string[] = [${base.length > 0 && eitherOf(resource, base)}]
      ${conditional.map(
        ({ standing, conditions }) =>
          code`if (${has(standing)}) reached.push(${eitherOf(resource, conditions)})`,
      )}
      return ${template` AND (${code`reached.join(' OR ') || 'FALSE'`})`}`
  }
}

/** What the function is given; an underscore stands before what it has no use for. */
function parameters(resource: Resource, isOpenAlone: boolean, rules: readonly Rule[]): Code {
  const isOpen = rules.some(({ who }) => who === 'public')
  const called = name(isOpenAlone ? '_caller' : 'caller')
  const caller = code`${called}: ${refs.Caller}${isOpen && code` | null`}, `
  const isBound = rules.some(
    (rule) =>
      rule.who === 'owner' || (rule.when !== undefined && hasParameters(condition(resource, rule))),
  )
  return code`${resource.model.auth && caller}${name(isBound ? 'params' : '_params')}: ${refs.Param}[]`
}

function hasParameters(tree: OuterCondition): boolean {
  return statementOf(printCondition(tree, 'sqlite'), 'sqlite').parameters.length > 0
}

/** ` AND …`, whichever of these holds. */
function narrowed(resource: Resource, conditions: readonly OuterCondition[]): Code {
  return conditions.length === 0 ? lit(' AND FALSE') : eitherOf(resource, conditions, ' AND ')
}

/** Whichever of these holds, behind what may stand in front. */
function eitherOf({ dialect }: Resource, conditions: readonly OuterCondition[], before = ''): Code {
  const [only] = conditions
  const either = conditions.length === 1 && only ? only : ({ kind: 'or', conditions } as const)
  const parts = conditionParts(either, {
    dialect,
    name: (drawn: string) => code`${name(drawn === 'user' ? 'caller' : drawn)}`,
    indent: '  ',
  })
  return templateOf(either.kind === 'or' ? [`${before}(`, ...parts, ')'] : [before, ...parts])
}

function ownedBy({ table }: Resource): OuterCondition {
  const owner = ownerColumn({ table })
  const left = columnValue({ kind: 'bound', table, as: table.names.sql }, owner)
  return { kind: 'equal', left, right: callerKey(owner) }
}

function condition(resource: Resource, { when = '', who }: Rule): OuterCondition {
  const tree = resource.table.conditions.get(when)
  if (tree === undefined) throw new Error(`The condition “${when}” was not read.`)
  return who === 'owner' ? { kind: 'and', conditions: [ownedBy(resource), tree] } : tree
}

/** “Who reaches a project: its owner; anybody signed in where `row.members has user`; an admin.” */
function sentence({ noun }: Resource, access: Access): string {
  return `Who reaches ${withArticle(noun)}: ${rulesInWords(access)}.`
}
