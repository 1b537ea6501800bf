import { keyColumnOf } from './relations.ts'
import type { ColumnModel, TableModel } from '../../model.ts'
import type { Judge, Player } from './cast.ts'
import type { Making } from './inputs.ts'
import { truthOf } from './rule-tests/judge.ts'
import { OWNER, usual, type Known, type Place } from './rule-tests/place.ts'
import { ruledBy, sceneOf } from './rule-tests/rules.ts'

/** Judges by what stands in a row that has just been made, and in those that were made for it. */
export function freshRow(making: Making): Judge {
  const { table, model } = making.resource
  const isTouched = model.flows.some(
    ({ starts }) => starts.kind === 'event' && starts.table === table.node,
  )
  if (isTouched) return () => undefined
  const ruled = ruledBy(table, model)
  return (when, player) => {
    const condition = ruled.conditions.get(when)
    const look = (place: Place): Known => {
      if (place.path === OWNER) return player.owns
      return place.kind === 'person' && place.required
        ? isTheirs(place.path, player, making)
        : usual(place)
    }
    return condition && truthOf(condition, { ...sceneOf(ruled, new Map(), player), look })
  }
}

/** Whether one of the rows is this player’s, by the way there: `row.project.owner`. */
function isTheirs(path: string, player: Player, making: Making): boolean | undefined {
  const [, ...steps] = path.split('.')
  const last = steps.pop() ?? ''
  const made = steps.reduce<Making | undefined>((one, step) => madeFor(one, step), making)
  const column = made && columnOf(made.resource.table, last)
  const isOfMaker = column?.role === 'owner' || (column?.role === 'relation' && column.writable)
  return isOfMaker ? player.name === made?.creator.name : undefined
}

/** What was made for a row to point at. */
function madeFor(making: Making | undefined, name: string): Making | undefined {
  const target = making?.resource.table.relations.find((one) => one.name === name)?.target
  return making?.before.find(({ resource }) => resource.table.node === target)
}

function columnOf(table: TableModel, name: string): ColumnModel | undefined {
  const relation = table.relations.find((one) => one.name === name)
  return relation?.shape.kind === 'toOne' ? keyColumnOf(table, relation.shape.column) : undefined
}

/** Whether the condition speaks of the row's field. */
export function speaksOf(when: string, { name }: ColumnModel): boolean {
  return new RegExp(`\\brow\\.${name}\\b`).test(when)
}
