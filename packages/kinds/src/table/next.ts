import { itemsOf, type Manifest, type Node } from '@drawbridge/manifest'
import { singularOf } from '../names/plural.ts'
import { ofKind } from '../next/look.ts'
import type { NextStep, NextSteps } from '../next/next-step.ts'
import { hasSignIn, keepsAccounts, rulesOf, serving, SIGN_IN } from '../next/serving.ts'

/** A table is served, has rules, belongs to somebody, and is related to others. */
export const nextOfTable: NextSteps = (table, drawing) => {
  if (keepsAccounts(table, drawing)) return hasSignIn(drawing) ? [] : [SIGN_IN]
  return [
    serving(table, drawing),
    related(table, drawing),
    hasSignIn(drawing) ? owned(table) : SIGN_IN,
  ].filter((step) => step !== undefined)
}

/** Rows that everybody who is signed in may change. */
function owned(table: Node): NextStep | undefined {
  const { name, settings } = table
  const changes = rulesOf(table, ['update', 'delete'])
  if (settings['owner'] === true || !changes.includes('signedIn')) return undefined
  return {
    says: `Give each row of ${name} an owner`,
    why: `Everybody who is signed in may change and delete every row of ${name}.`,
    makes: [{ asks: `only the owner can update and delete ${name}` }],
  }
}

/** A table that nothing leads to or from, and whose name begins with that of another: `order_items`. */
function related(table: Node, drawing: Manifest): NextStep | undefined {
  const others = ofKind(drawing, 'table').filter(({ id }) => id !== table.id)
  const relations = (one: Node) => itemsOf(one.settings['relations'])
  const isAlone =
    relations(table).length === 0 &&
    others.every((one) => relations(one).every(({ target }) => target !== table.id))
  const whole = others.find(({ name }) => table.name.startsWith(`${singularOf(name)}_`))
  if (!isAlone || !whole) return undefined
  return {
    says: `Let each of ${whole.name} have many ${table.name}`,
    why: `Nothing leads from ${table.name} to ${whole.name} or back.`,
    makes: [{ asks: `each ${singularOf(whole.name)} has many ${table.name}` }],
  }
}
