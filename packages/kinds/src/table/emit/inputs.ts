import { code, key, lit, name, type Code } from '@drawbridge/source'
import type { ColumnModel, Model, TableModel } from '../../model.ts'
import { castOf, creationStatus, statusFor, type Player } from './cast.ts'
import { mayRefuse } from './events-of.ts'
import { exampleOf, isCounted } from './example.ts'
import { freshRow } from './fresh-row.ts'
import { keyColumnOf, readAccessOf } from './relations.ts'
import { resourceOf, type Resource } from './resource.ts'

/** How an emitted test makes a row of a table, and what has to be made before it. */
export interface Making {
  readonly resource: Resource
  readonly creator: Player
  readonly members: readonly Code[]
  readonly before: readonly Making[]
  /** Whether it points at its creator's own account. */
  readonly isOfCreator: boolean
  /** Whether each has another number in it. */
  readonly counts: boolean
}

/** Whether other rows have to be made before its input is known. */
export const awaits = ({ before }: Making): boolean => before.length > 0

/** Undefined where the test can't make one: no route, no example of a value, an event that may refuse it, or a circle. */
export function makingOf(
  resource: Resource,
  preferred = 'owner',
  above: readonly string[] = [],
): Making | undefined {
  if (above.includes(resource.table.node) || above.length > 3) return undefined
  if (mayRefuse(resource, 'beforeCreate', 'afterCreate')) return undefined
  for (const creator of creatorsOf(resource, preferred)) {
    const making = makingBy(creator, resource, above)
    if (making !== undefined && mayMake(making)) return making
  }
  return undefined
}

/** Whether the rules let its maker make it, such as it is. */
function mayMake(making: Making): boolean {
  const { creator, resource } = making
  const { create = [] } = resource.table.access
  return creationStatus(creator, create, 201, freshRow(making)) === 201
}

function makingBy(
  creator: Player,
  resource: Resource,
  above: readonly string[],
): Making | undefined {
  const { table, model } = resource
  const members: Code[] = []
  const before: Making[] = []
  let isOfCreator = false
  let counts = false
  for (const column of table.columns) {
    if (!column.writable || column.optional) continue
    if (!mayWrite(creator, column)) return undefined
    if (column.role !== 'relation') {
      const example = exampleOf(column, code`number`)
      if (example === undefined) return undefined
      counts ||= isCounted(column)
      members.push(code`${key(column.name)}: ${example},`)
      continue
    }
    const relation = table.relations.find(
      ({ shape }) => shape.kind === 'toOne' && keyColumnOf(table, shape.column) === column,
    )
    const target = model.tables.find(({ node }) => node === relation?.target)
    if (target === undefined || column.unique) return undefined
    if (target.node === model.auth?.table) {
      if (creator.role === undefined || !mayRead(creator, target, true, model)) return undefined
      isOfCreator = true
      members.push(code`${key(column.name)}: ${personOf(creator)}.id,`)
      continue
    }
    const made = makingOf(resourceOf(target, model), creator.name, [...above, table.node])
    if (made === undefined || !mayReadMade(creator, made)) return undefined
    before.push(made)
    members.push(code`${key(column.name)}: (await ${makerName(made)}()).id,`)
  }
  return { resource, creator, members, before, isOfCreator, counts }
}

/** Whether a rule of the field itself lets this one write it in a row of their own. */
function mayWrite(creator: Player, { settings }: ColumnModel): boolean {
  const rules = settings?.writeRule
  return rules === undefined || statusFor({ ...creator, owns: true }, rules, 201) === 201
}

/** All who may create a row, or may under a condition: first who is asked for, if they may. */
function creatorsOf({ table, model }: Resource, preferred: string): readonly Player[] {
  const { create } = table.access
  if (create === undefined) return []
  const able = castOf(model).filter((player) =>
    [201, undefined].includes(creationStatus(player, create, 201)),
  )
  const isPreferred = (player: Player): boolean => player.name === preferred
  return [...able.filter(isPreferred), ...able.filter((player) => !isPreferred(player))]
}

/** Whether this one may send the same as the creator: all that it points at is theirs to read. */
export function maySend(player: Player, { creator, before, isOfCreator }: Making): boolean {
  if (isOfCreator && player.name !== creator.name) return false
  return before.every((made) => mayReadMade(player, made))
}

/** Somebody who has signed up before the tests. */
export function personOf({ name: called }: Player): Code {
  return code`person(${lit(called)})`
}

/** Rows may only point at rows that their writer may read. */
export function mayReadMade(player: Player, { resource, creator }: Making): boolean {
  return mayRead(player, resource.table, player.name === creator.name, resource.model)
}

function mayRead(player: Player, table: TableModel, owns: boolean, model: Model): boolean {
  return statusFor({ ...player, owns }, readAccessOf(table, model), 200) === 200
}

export function makerName({ resource }: Making) {
  return name(`make${resource.table.names.type}`)
}

/** All that has to be made, first things first, each once. */
export function makings(making: Making): readonly Making[] {
  const all = [...making.before.flatMap(makings), making]
  return [...new Map(all.map((one) => [one.resource.table.node, one])).values()]
}
