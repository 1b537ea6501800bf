import { check, parse, type Scope, type Type } from '@drawbridge/expressions'
import { diagnose, pointer, type Diagnostic, type Place } from '@drawbridge/manifest'
import { OPERATIONS, readRule } from '../access.ts'
import { outcomeOf } from '../foregone/outcome.ts'
import type { Model, TableModel } from '../model.ts'
import { decidedByOneself } from '../rights/decided-by-oneself.ts'
import { tableOf } from '../table/emit/lookup.ts'
import { columnOfRole } from '../table/emit/resource.ts'
import { callerKey } from './caller.ts'
import { conditionInQuery } from './lower.ts'
import type { OuterCondition, RowPath } from './outer.ts'
import { askerMembers, rowMembers } from './row-members.ts'

/** The model with the conditions of all its rules, and what is wrong with them. */
export function readConditions(model: Model): {
  readonly model: Model
  readonly diagnostics: readonly Diagnostic[]
} {
  const diagnostics: Diagnostic[] = []
  const tables = model.tables.map((table) => {
    const conditions = new Map<string, OuterCondition>()
    for (const operation of OPERATIONS) {
      table.access[operation]?.forEach((rule, index) => {
        const { when } = readRule(rule)
        if (when === undefined) return
        const field = pointer('settings', 'access', operation, index)
        const found = readCondition(rule, table, model, { node: table.node, field })
        if (Array.isArray(found)) diagnostics.push(...found)
        else {
          conditions.set(when, found.lowered)
          diagnostics.push(...found.warnings)
        }
      })
    }
    return conditions.size === 0 ? table : { ...table, access: distinct(table), conditions }
  })
  return { model: { ...model, tables }, diagnostics }
}

/** Rules that come to the same once. */
function distinct({ access }: TableModel): TableModel['access'] {
  const entries = Object.entries(access).map(([operation, rules]) => [
    operation,
    [...new Set(rules)],
  ])
  return Object.fromEntries(entries)
}

function readCondition(
  rule: string,
  table: TableModel,
  model: Model,
  place: Place,
): { readonly lowered: OuterCondition; readonly warnings: readonly Diagnostic[] } | Diagnostic[] {
  const { who, when = '' } = readRule(rule)
  const about = { rule, table: table.names.plural }
  const wrong = ({ message, cure = 'Correct the formula.' }: { message: string; cure?: string }) =>
    diagnose('wrong-condition', place, { ...about, problem: message, cure })
  const parsed = parse(when)
  if (!parsed.ok) return parsed.problems.map(wrong)
  const accounts = who === 'public' || model.auth === undefined ? undefined : model.auth.table
  const checked = check(parsed.expression, scopeOf(table, accounts, model), { kind: 'boolean' })
  if (checked.problems.length > 0) return checked.problems.map(wrong)
  const lowered = conditionInQuery(checked.typed, {
    model,
    rows: rowsOf(table, accounts, model),
    isRule: true,
  })
  if (lowered.ok) {
    const outcome = outcomeOf(rule, checked.typed, table, model)
    const facts = { table: table.names.plural, condition: when }
    const warnings = [
      ...(outcome ? [diagnose(`rule-${outcome}-holds`, place, facts)] : []),
      ...decidedByOneself(checked.typed, model).map((field) =>
        diagnose('decided-by-oneself', place, { ...facts, field }),
      ),
    ]
    return { lowered: lowered.tree, warnings }
  }
  const { message, cure = 'Correct the formula.' } = lowered.problem
  return [diagnose('condition-beyond-database', place, { ...about, problem: message, cure })]
}

/** What a formula about rows of a table may name: `row`, and `user` where somebody is signed in. */
export function scopeOf(table: TableModel, accounts: string | undefined, model: Model): Scope {
  const names = new Map<string, Type>([['row', { kind: 'row', table: table.node }]])
  if (accounts !== undefined) names.set('user', { kind: 'row', table: accounts })
  return { names, row: (node) => (node === accounts ? askerMembers : rowMembers)(node, model) }
}

/** The rows that these names are in a statement about the table. */
export function rowsOf(
  table: TableModel,
  accounts: string | undefined,
  model: Model,
): ReadonlyMap<string, RowPath> {
  const rows = new Map<string, RowPath>([['row', { kind: 'bound', table, as: table.names.sql }]])
  const users = accounts === undefined ? undefined : tableOf(accounts, model)
  if (users !== undefined) {
    const key = callerKey(columnOfRole(users, 'key'), users.node)
    rows.set('user', { kind: 'keyed', table: users, key })
  }
  return rows
}
