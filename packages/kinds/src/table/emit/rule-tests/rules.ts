import { parse, type Expression } from '@drawbridge/expressions'
import { withCondition } from '../../../access.ts'
import type { Model, TableModel } from '../../../model.ts'
import type { Judge, Player } from '../cast.ts'
import { truthOf, type Scene } from './judge.ts'
import { OWNER, usual, type World } from './place.ts'

/** A table with the conditions of its rules, read once. */
export interface Ruled {
  readonly table: TableModel
  readonly model: Model
  readonly conditions: ReadonlyMap<string, Expression>
}

export function ruledBy(table: TableModel, model: Model): Ruled {
  const conditions = Object.values(table.access)
    .flatMap(withCondition)
    .flatMap(({ when }) => {
      const parsed = parse(when)
      return parsed.ok ? [[when, parsed.expression] as const] : []
    })
  return { table, model, conditions: new Map(conditions) }
}

/** Judges by what stands in the rows of a world, and by whose the row is. */
export function judgeOf(ruled: Ruled, world: World): Judge {
  return (when, player) => {
    const condition = ruled.conditions.get(when)
    return condition && truthOf(condition, sceneOf(ruled, world, player))
  }
}

export function sceneOf({ table, model }: Ruled, world: World, player: Player): Scene {
  return {
    model,
    rows: new Map([['row', { path: 'row', table }]]),
    isSomebody: player.role !== undefined,
    look(place) {
      if (place.path === OWNER) return player.owns
      return world.has(place.path) ? world.get(place.path) : usual(place)
    },
  }
}

/** The player, where what stands in the world says whose the row is. */
export function playerIn(world: World, player: Player): Player {
  return { ...player, owns: player.role !== undefined && world.get(OWNER) === true }
}
