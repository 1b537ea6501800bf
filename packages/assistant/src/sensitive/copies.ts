import type { Compiled } from '@drawbridge/compiler'
import type { TableModel } from '@drawbridge/kinds'
import { itemsOf, type Json, type Manifest } from '@drawbridge/manifest'
import { asPattern } from '../text/as-pattern.ts'
import { readersOf } from './readers.ts'
import type { SensitiveChange } from './sensitive-change.ts'

type CompiledOk = Extract<Compiled, { ok: true }>

/** Fields that are worked out of what not everybody may read who reads the row: of a guarded field, or of another table. */
export function copies(
  before: CompiledOk | undefined,
  after: CompiledOk,
): readonly SensitiveChange[] {
  const known = new Set(before ? computedIn(before.manifest).map(({ key }) => key) : [])
  const { readMore } = readersOf(after)
  return computedIn(after.manifest)
    .filter(({ key }) => !known.has(key))
    .flatMap(({ key, node, name, formula }): readonly SensitiveChange[] => {
      const field = guardedIn(after.manifest).find((one) => mentions(formula, one))
      const other = lookedAt(after, node, formula).find((table) => readMore(node, table.node))
      const of = field ?? other?.names.plural
      if (of === undefined) return []
      const says = `Everybody who reads the row sees ${name}, which is worked out of ${of}.`
      return [{ sort: 'opens', key: `opens computed ${key}`, says, node }]
    })
}

const guardedIn = ({ nodes }: Manifest): readonly string[] =>
  nodes.flatMap(({ settings }) =>
    itemsOf(settings['fields']).flatMap(({ name, readRule, visibility }) =>
      readRule !== undefined || visibility === 'hidden' || visibility === 'writeOnly'
        ? [text(name)]
        : [],
    ),
  )

const computedIn = ({ nodes }: Manifest) =>
  nodes.flatMap(({ id, settings }) =>
    itemsOf(settings['computed']).map((one) => {
      const formula = text(one['formula'])
      return {
        key: `${id} ${text(one['id'])} ${formula}`,
        node: id,
        name: text(one['name']),
        formula,
      }
    }),
  )

/** Tables that a formula about rows of one leads to. */
function lookedAt({ model }: CompiledOk, node: string, formula: string): readonly TableModel[] {
  const found = new Set([node])
  for (const table of found)
    for (const { name, target, isOne } of leadsOf(model.tables, table, model.auth?.table))
      if (isOne ? goesThrough(formula, name) : mentions(formula, name)) found.add(target)
  return model.tables.filter((table) => found.has(table.node))
}

function leadsOf(tables: readonly TableModel[], node: string, accounts = '') {
  const table = tables.find((one) => one.node === node)
  const relations = (table?.relations ?? []).map(({ name, target, shape }) => ({
    name,
    target,
    isOne: shape.kind === 'toOne',
  }))
  return [...relations, ...(table?.owner ? [{ name: 'owner', target: accounts, isOne: true }] : [])]
}

/** Which row it is stands in the row itself; what that row holds does not. */
const goesThrough = (formula: string, name: string): boolean =>
  new RegExp(String.raw`\.\s*${asPattern(name)}\s*\??\s*\.\s*(?!id\b)`).test(formula)

const mentions = (formula: string, name: string): boolean =>
  new RegExp(String.raw`\.\s*${asPattern(name)}\b`).test(formula)

const text = (value: Json | undefined): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? null)
