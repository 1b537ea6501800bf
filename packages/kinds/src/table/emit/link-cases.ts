import type { Player } from './cast.ts'
import { makingOf, makings, mayReadMade, type Making } from './inputs.ts'
import { inclusionsOf, keyColumnOf, linksOf } from './relations.ts'
import { resourceOf } from './resource.ts'
import { tableOf } from './lookup.ts'

/** Something that a row may point at, set and taken away again by an emitted test. */
export interface LinkCase {
  /** `tagIds` or `projectId` */
  readonly written: string
  /** `tags` or `project` */
  readonly read: string
  readonly many: boolean
  /** Who writes and reads. */
  readonly player: Player
  /** What it is set to; undefined where that is the player's own account. */
  readonly made: Making | undefined
}

export function linkCasesOf(making: Making): readonly LinkCase[] {
  const { resource, creator: player } = making
  const { table, model } = resource
  const cases = inclusionsOf(resource).flatMap(({ relation, target }): LinkCase[] => {
    const { shape } = relation
    const read = relation.name
    if (shape.kind === 'manyToMany') {
      const link = linksOf(resource).find((one) => one.relation === relation)
      const made = link && makingOf(resourceOf(link.target.table, model), player.name)
      return link && made ? [{ written: link.idsName, read, many: true, player, made }] : []
    }
    if (shape.kind !== 'toOne') return []
    const column = keyColumnOf(table, shape.column)
    if (!column.writable || !column.nullable) return []
    const isAccount = target.table.node === model.auth?.table
    const goal = tableOf(target.table.node, model)
    const made =
      isAccount || goal === undefined ? undefined : makingOf(resourceOf(goal, model), player.name)
    if (isAccount ? player.role === undefined : made === undefined) return []
    return [{ written: column.name, read, many: false, player, made }]
  })
  const creators = new Map(
    makings(making).map((one) => [one.resource.table.node, one.creator.name]),
  )
  return cases.filter(({ made }) => {
    if (made === undefined) return true
    if (!mayReadMade(player, made)) return false
    // A row of a table is made in one way throughout a file of tests.
    const all = makings(made)
    const isSame = all.every(({ resource: { table: one }, creator }) =>
      [undefined, creator.name].includes(creators.get(one.node)),
    )
    if (isSame) for (const one of all) creators.set(one.resource.table.node, one.creator.name)
    return isSame
  })
}
