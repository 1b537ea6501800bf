import type { Expression } from '@drawbridge/expressions'
import { readRule, type Operation } from '../../../access.ts'
import { meets, type Player } from '../cast.ts'
import { truthOf, type Scene } from './judge.ts'
import type { World } from './place.ts'
import { playerIn, sceneOf, type Ruled } from './rules.ts'

/** A rule as it is for one of the people: what has to be so of the row. */
interface Demand {
  readonly isForOwner: boolean
  readonly condition: Expression | undefined
}

/**
 * The worlds by which the tests tell the rules from all that are wrong in a part: for each part of
 * each rule one where something hangs on its being so, and one where it hangs on its not being so.
 * Those that are to be kept are, whatever they tell.
 */
export function tellingWorlds(
  ruled: Ruled,
  worlds: readonly World[],
  players: readonly Player[],
  operations: readonly Operation[],
  isKept: (world: World) => boolean,
): readonly World[] {
  const calls = operations.flatMap((operation) =>
    players.map((player) => ({ name: `${operation} ${player.name}`, operation, player })),
  )
  const told = new Set<string>()
  return worlds.filter((world, index) => {
    const news = calls
      .flatMap(({ name, operation, player }) =>
        tellings(ruled, world, player, operation).map((one) => `${name} ${one}`),
      )
      .filter((one) => !told.has(one))
    for (const one of news) told.add(one)
    return index === 0 || news.length > 0 || isKept(world)
  })
}

/** The parts of rules that somebody's success hangs on in this world, each with whether it is so. */
function tellings(
  ruled: Ruled,
  world: World,
  somebody: Player,
  operation: Operation,
): readonly string[] {
  const player = playerIn(world, somebody)
  const scene = sceneOf(ruled, world, player)
  const demands = demandsOn(ruled, somebody, operation)
  const is = reaches(demands, player, scene)
  const hangs = (without: boolean | undefined): boolean =>
    is !== undefined && without !== undefined && is !== without
  const stranger = { ...player, owns: !player.owns }
  return demands.flatMap(({ condition, isForOwner }, rule) => [
    ...(isForOwner && hangs(reaches(demands, stranger, sceneOf(ruled, world, stranger)))
      ? [`${rule} owner ${player.owns}`]
      : []),
    ...partsOf(condition).flatMap((part, at) =>
      hangs(reaches(demands, player, { ...scene, contrary: part }))
        ? [`${rule} ${at} ${truthOf(part, scene)}`]
        : [],
    ),
  ])
}

/** What the rules that may be this one's ask for. */
function demandsOn(
  { table, conditions }: Ruled,
  player: Player,
  operation: Operation,
): readonly Demand[] {
  return (table.access[operation] ?? [])
    .map(readRule)
    .filter((rule) => meets({ ...player, owns: player.role !== undefined }, rule))
    .map(({ who, when }) => ({
      isForOwner: who === 'owner',
      condition: when === undefined ? undefined : conditions.get(when),
    }))
}

function reaches(demands: readonly Demand[], player: Player, scene: Scene): boolean | undefined {
  const met = demands.map(({ isForOwner, condition }) => {
    if (isForOwner && !player.owns) return false
    return condition === undefined || truthOf(condition, scene)
  })
  if (met.includes(true)) return true
  return met.includes(undefined) ? undefined : false
}

/** The parts of a condition that are neither `&&` nor `||` nor `!`. */
function partsOf(formula: Expression | undefined): readonly Expression[] {
  if (formula === undefined) return []
  if (formula.kind === 'unary' && formula.operator === '!') return partsOf(formula.operand)
  const isLogic =
    formula.kind === 'binary' && (formula.operator === '&&' || formula.operator === '||')
  return isLogic ? [...partsOf(formula.left), ...partsOf(formula.right)] : [formula]
}
