import type { Command } from '@drawbridge/commands'
import { OPERATIONS, type Operation } from '@drawbridge/kinds/faces'
import { isObject, type Node } from '@drawbridge/manifest'
import type { Doing } from '../things/doing.ts'
import { not } from './case-of.ts'
import { withCase } from './with-case.ts'
import { ruleOf, type Who } from './who.ts'

export type Named = Exclude<Who, { rule: 'nobody' }>

/** The rules of an operation as they stand; none where it is not offered. */
export function rulesOf(table: Node, operation: string): readonly string[] {
  const access = table.settings['access']
  const rules = isObject(access) ? access[operation] : undefined
  return Array.isArray(rules) ? rules.filter((rule) => typeof rule === 'string') : []
}

/** Adds a role to sign-in where it has none of that name. */
export function ensureRole(role: string, doing: Doing): void {
  const [auth] = doing.draft.playing('people')
  const roles = doing.draft.roles()
  if (auth === undefined || roles.includes(role)) return
  const before = roles.length > 0 ? roles : ['user', 'admin']
  const value = before.includes(role) ? before : [...before, role]
  doing.do(before === value ? `There is the role ${role}.` : `Add the role ${role}.`, [
    { type: 'setSetting', id: auth.id, path: ['roles'], value },
  ])
}

export interface Grant {
  readonly who: Named
  readonly operations: readonly Operation[]
  readonly isOnly: boolean
  readonly isMore: boolean
  /** Those who had everybody's rows keep their own. */
  readonly isNarrow?: boolean
  /** A rule that this takes the place of. */
  readonly instead?: string
  /** A formula over `row`. */
  readonly condition?: string
  /** In those rows it is for nobody else. */
  readonly isExcluding?: boolean
  /** It follows from what was said, and gives way to what is said of it. */
  readonly isImplied?: boolean
}

/** Lets somebody do something with the rows of a table, besides or instead of those who may now. */
export function grant(
  table: Node,
  { who, operations, isOnly, isMore, isNarrow, instead, condition, isExcluding, isImplied }: Grant,
  doing: Doing,
): void {
  const { draft } = doing
  const isAccounts = draft.accounts()?.id === table.id
  // A row has no owner before it is there.
  const meant = operations.filter((one) => !(who.rule === 'owner' && one === 'create'))
  const commands: Command[] = []
  if (who.rule === 'owner' && !isAccounts && table.settings['owner'] !== true)
    commands.push({ type: 'setSetting', id: table.id, path: ['owner'], value: true })
  // Whoever has not signed in owns nothing: then the rest is for those who look after it.
  const isForStrangers =
    who.rule === 'public' &&
    meant.includes('create') &&
    draft.fresh.has(table.id) &&
    table.settings['owner'] === true
  if (isForStrangers) {
    commands.push({ type: 'setSetting', id: table.id, path: ['owner'], value: false })
    for (const operation of OPERATIONS)
      if (rulesOf(table, operation).includes('owner'))
        commands.push({
          type: 'setSetting',
          id: table.id,
          path: ['access', operation],
          value: ['role:admin'],
        })
  }
  const rule = condition === undefined ? ruleOf(who) : `${ruleOf(who)} when ${condition}`
  const other = condition === undefined ? undefined : not(condition, table)
  for (const operation of meant) {
    const key = `${table.id} ${operation}`
    const now = rulesOf(table, operation)
    const isSaid = draft.ruled.has(key)
    const isGuess = !isSaid && draft.implied.has(key)
    // “Only published posts”: that readers who comment see posts is not more than was said.
    const isTaken = isGuess && (isOnly || isExcluding === true)
    const before = isTaken ? (table.settings['owner'] === true ? ['owner'] : []) : now
    const isFirst = draft.fresh.has(table.id) && !isSaid && !isGuess
    draft[isImplied === true ? 'implied' : 'ruled'].add(key)
    if (isOnly || isNarrow === true) draft.ruled.add(`${key} only`)
    const isConditional = condition !== undefined
    const kept = before
      .filter((one) => one !== instead && !(isNarrow === true && /^(?:public|signedIn)$/.test(one)))
      // In some rows only: no more in all of them.
      .filter((one) => !(isConditional && isExcluding !== true && one === ruleOf(who)))
      .flatMap((one) =>
        isExcluding === true && other !== undefined && one !== ruleOf(who)
          ? [withCase(one, other)]
          : [one],
      )
    const value = nextRules(
      kept,
      kept.includes(ruleOf(who)) && isExcluding === true ? ruleOf(who) : rule,
      {
        other,
        isAlone:
          (isFirst && isExcluding !== true) ||
          (isOnly && isExcluding !== true && !isMore && !(isSaid && who.rule === 'role')),
      },
    )
    if (JSON.stringify(value) !== JSON.stringify(now))
      commands.push({
        type: 'setSetting',
        id: table.id,
        path: ['access', operation],
        value: [...value],
      })
  }
  if (who.rule === 'role' && commands.length > 0) ensureRole(who.role, doing)
  const whom = WORDS[who.rule] ?? (who.rule === 'role' ? `the role ${who.role}` : '')
  const may = meant.join(', ')
  doing.do(
    meant.length === 0
      ? ''
      : `Let ${whom} ${may} ${table.name}${isOnly && who.rule !== 'public' ? ', and nobody else' : ''}${condition === undefined ? '' : `, when ${condition}`}.`,
    commands,
  )
}

const WORDS: Readonly<Record<string, string>> = {
  public: 'anyone, signed in or not,',
  signedIn: 'everyone who is signed in',
  owner: 'the owner of a row',
}

function nextRules(
  before: readonly string[],
  rule: string,
  { isAlone, other }: { readonly isAlone: boolean; readonly other: string | undefined },
): readonly string[] {
  const [whom = ''] = rule.split(' when ')
  // What everybody may in the other rows, whoever may in these may in all.
  const isRest =
    other !== undefined &&
    before.some(
      (one) =>
        one === `public when ${other}` || (whom !== 'public' && one === `signedIn when ${other}`),
    )
  if (isRest) return nextRules(before, whom, { isAlone: false, other: undefined })
  if (isAlone || rule === 'public' || before.length === 0) return [rule]
  // Whoever may by this one may already.
  if (before.includes('public') && rule !== 'public') return before
  // Owners, and whoever has a role, are signed in.
  const isSigned = rule === 'signedIn'
  const rest = before.filter((one) => one !== rule && !(isSigned && /^(?:owner|role:)/.test(one)))
  return before.includes('signedIn') && (rule === 'owner' || rule.startsWith('role:'))
    ? before
    : [...rest, rule]
}
