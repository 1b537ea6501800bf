import { code, key, lit, name, type Code } from '@drawbridge/source'
import type { Access } from '../../access.ts'
import { castOf, statusFor, type Player } from './cast.ts'
import { exampleOf } from './example.ts'
import { keyColumnOf } from './relations.ts'
import { resourceOf, type Resource } from './resource.ts'

/** How an emitted test makes a row of a table, and what has to be made before it. */
export interface Making {
  readonly resource: Resource
  readonly creator: Player
  readonly members: readonly Code[]
  readonly before: readonly Making[]
}

/** Undefined where the test can't make one: no route, no example of a value, or a circle. */
export function makingOf(
  resource: Resource,
  preferred = 'owner',
  above: readonly string[] = [],
): Making | undefined {
  const { table, model } = resource
  const access = table.access.create
  const creator = access && creatorOf(resource, access, preferred)
  if (creator === undefined || above.includes(table.node) || above.length > 3) return undefined
  const members: Code[] = []
  const before: Making[] = []
  for (const column of table.columns) {
    if (!column.writable || column.optional) continue
    if (column.role !== 'relation') {
      const example = exampleOf(column)
      if (example === undefined) return undefined
      members.push(code`${key(column.name)}: ${example},`)
      continue
    }
    const relation = table.relations.find(
      ({ shape }) => shape.kind === 'toOne' && keyColumnOf(table, shape.column) === column,
    )
    const target = model.tables.find(({ node }) => node === relation?.target)
    if (target === undefined || column.unique) return undefined
    if (target.node === model.auth?.table) {
      if (creator.role === undefined) return undefined
      const convert = name(column.type.type === 'uuid' ? 'String' : 'Number')
      members.push(code`${key(column.name)}: ${convert}(people[${lit(creator.name)}]?.id),`)
      continue
    }
    const made = makingOf(resourceOf(target, model), creator.name, [...above, table.node])
    if (made === undefined) return undefined
    before.push(made)
    members.push(code`${key(column.name)}: (await ${makerName(made)}()).id,`)
  }
  return { resource, creator, members, before }
}

/** Who is asked for where they may, else whoever may. */
function creatorOf({ model }: Resource, access: Access, preferred: string): Player | undefined {
  const cast = castOf(model)
  const able = cast.filter((player) => statusFor(player, access, 201) === 201)
  return able.find(({ name: called }) => called === preferred) ?? able[0]
}

export function makerName({ resource }: Making) {
  return name(`make${resource.table.names.type}`)
}

/** All that has to be made, first things first, each once. */
export function makings(making: Making): readonly Making[] {
  const all = [...making.before.flatMap(makings), making]
  return [...new Map(all.map((one) => [one.resource.table.node, one])).values()]
}
