import { code, comment, key, lit, ref, spaced, type Code } from '@drawbridge/source'
import { hasConditions } from '../../../access.ts'
import type { TableEvent } from '../../../flow/endpoint.ts'
import { canSignUp, oneOfEach, statusFor, type Player } from '../cast.ts'
import { mayRefuse } from '../events-of.ts'
import { exampleOf, otherExampleOf } from '../example.ts'
import { speaksOf } from '../fresh-row.ts'
import type { Resource } from '../resource.ts'
import { missingKey, statusOf, urlOf } from '../subject.ts'
import { isOfMember, membershipAt } from './members.ts'
import { titleOf } from './title.ts'
import type { Place, World } from './place.ts'
import { judgeOf, playerIn, ruledBy, type Ruled } from './rules.ts'
import { keyName, seedOf, type Seed } from './seed.ts'
import { tellingWorlds } from './telling-worlds.ts'
import { placesOf, worldsOf } from './worlds.ts'

const test = ref('test', 'node:test')

/** The operations that are about a row which is there, and the status of each that succeeds. */
const OPERATIONS = { list: 200, read: 200, update: 200, delete: 204, restore: 200 } as const

type RowOperation = keyof typeof OPERATIONS

/** What is done along with it may refuse it, for reasons that are no rule: then only refusals by rule are told. */
const EVENTS: Partial<Readonly<Record<RowOperation, readonly TableEvent['when'][]>>> = {
  update: ['beforeUpdate', 'afterUpdate'],
  delete: ['beforeDelete', 'afterDelete'],
}

/** A test file about the rules of a table: who calls, and what is done. */
interface RuleTests {
  readonly resource: Resource
  readonly ruled: Ruled
  readonly players: readonly Player[]
  readonly operations: readonly RowOperation[]
}

/** Whether rules are tested by rows of their own: what makes rows by the API meets too few of them. */
export function hasTellingRules({ table }: Resource): boolean {
  return operationsOf(table.access).some((operation) =>
    hasConditions(table.access[operation] ?? []),
  )
}

const operationsOf = (access: Resource['table']['access']): readonly RowOperation[] =>
  (Object.keys(OPERATIONS) as RowOperation[]).filter((one) => access[one] !== undefined)

/** `test/rules/tasks.test.ts`; undefined where a test can't put such rows into the database. */
export function ruleTestsFile(resource: Resource): Code | undefined {
  const { table, model } = resource
  const { auth } = model
  if (auth === undefined || auth.table === table.node || !canSignUp(model)) return undefined
  const ruled = ruledBy(table, model)
  const change = changeOf(resource)
  const operations = operationsOf(table.access).filter((one) => one !== 'update' || change)
  const tests = { resource, ruled, players: oneOfEach(model), operations }
  const places = placesOf(ruled)
  const membership = membershipAt(places, model)
  const worlds = tellingWorlds(
    ruled,
    worldsOf(ruled.conditions.values(), places).filter((world) => !isOwnMembership(table, world)),
    tests.players,
    operations,
    // A matrix has every role of members.
    (world) => membership !== undefined && isOfMember(places, world, membership),
  )
  const scenes = worlds.flatMap((world) => {
    const seed = seedOf({ path: 'row', table }, world, model)
    return seed === undefined ? [] : [{ world, seed }]
  })
  const isWhole = scenes.length === worlds.length
  const isRoomy = hasRoom(scenes, tests.players.length * operations.length)
  if (operations.length === 0 || !isWhole || !isRoomy) return undefined
  const cases = scenes.map((scene) => worldTest(tests, places, scene, membership))
  const [usualOne, ...others] = cases
  const [first = ''] = auth.settings.roles
  const roles = tests.players.flatMap(({ name, role }) => (role ? [[name, role]] : []))
  const cast = Object.fromEntries([['other', first], ...roles])
  return code`
    ${ref('suite', 'node:test')}(${lit(`who reaches ${table.names.folder.replaceAll('-', ' ')}`)}, () => {
      const rows = ${ref('useRules', 'test/rows.ts')}(${lit(cast)}, {
        url: ${lit(urlOf(resource))},
        table: ${lit(resource.sql)},
        change: ${change ?? code`{}`},
      })

      ${spaced([...others, usualOne, missingTest(tests)])}
    })`
}

/** A membership of whoever calls makes them a member by itself, whatever else is so. */
function isOwnMembership({ columns, relations }: Resource['table'], world: World): boolean {
  const member = columns.find(({ fixed }) => fixed === 'member')
  const relation = relations.find(
    ({ shape }) => shape.kind === 'toOne' && shape.column === member?.sql,
  )
  return relation !== undefined && world.get(`row.${relation.name}`) === true
}

/** A world, and how a row of it is made. */
interface Staged {
  readonly world: World
  readonly seed: Seed
}

/** Whether each row can have values of its own, when so many calls are made in each world. */
function hasRoom(scenes: readonly Staged[], calls: number): boolean {
  const rooms = scenes.flatMap(({ seed }) => seed.rooms)
  return rooms.every((room) => room >= calls * rooms.length)
}

function worldTest(
  tests: RuleTests,
  places: readonly Place[],
  { world, seed }: Staged,
  membership: string | undefined,
): Code {
  const { resource, ruled, players, operations } = tests
  const row = { path: 'row', table: resource.table }
  const subject = { resource, cast: players, links: [], judge: judgeOf(ruled, world) }
  const answers = answersOf(tests, (player, operation) => {
    const status = statusOf(subject, operation, playerIn(world, player), OPERATIONS[operation])
    const isSure =
      status !== OPERATIONS[operation] || !mayRefuse(resource, ...(EVENTS[operation] ?? []))
    return isSure ? status : undefined
  })
  const isOfCaller = places.some(
    ({ path, kind }) => kind !== 'field' && kind !== 'row' && world.get(path) === true,
  )
  const isWhole = operations.length * players.length === countOf(answers)
  return code`
    ${test}(${lit(titleOf(places, world, membership))}, () => {
      ${!isWhole && comment('The others are left out where nobody can tell before the database does.')}
      const answers = ${lit(answers)}
      return rows.expect(answers, async (${isOfCaller && code`caller`}) => {
        ${seed.statements}
        ${
          seed.followers.length === 0
            ? code`return ${seed.inserted}`
            : code`
          const ${keyName(row)} = await ${seed.inserted}
          ${seed.followers}
          return ${keyName(row)}`
        }
      })
    })`
}

/** A row that is missing, for whom the policy lets ask. */
function missingTest(tests: RuleTests): Code {
  const { resource } = tests
  const { access } = resource.table
  const answers = answersOf(tests, (player, operation) =>
    statusFor(
      { ...player, owns: player.role !== undefined },
      access[operation] ?? [],
      404,
      () => false,
    ),
  )
  return code`
    ${test}('where there is none', () => {
      const answers = ${lit(answers)}
      return rows.expect(answers, async () => ${lit(missingKey(resource))})
    })`
}

type Answers = Readonly<Record<string, Readonly<Record<string, number>>>>

function answersOf(
  { players, operations }: RuleTests,
  statusOfCall: (player: Player, operation: RowOperation) => number | undefined,
): Answers {
  return Object.fromEntries(
    players.map((player) => [
      player.name,
      Object.fromEntries(
        operations.flatMap((operation) => {
          const status = statusOfCall(player, operation)
          return status === undefined ? [] : [[operation, status]]
        }),
      ),
    ]),
  )
}

const countOf = (answers: Answers): number =>
  Object.values(answers).flatMap((statuses) => Object.keys(statuses)).length

/** What is sent to change a row: a field that no rule speaks of. */
function changeOf({ table }: Resource): Code | undefined {
  const conditions = [...table.conditions.keys()]
  const column = table.columns.find(
    (one) =>
      one.writable &&
      one.role === 'field' &&
      !one.unique &&
      !one.settings?.writeRule &&
      !conditions.some((when) => speaksOf(when, one)) &&
      exampleOf(one, 2) !== undefined,
  )
  const value = column && (otherExampleOf(column, 2) ?? exampleOf(column, 2))
  return value && code`{ ${key(column.name)}: ${value}${table.version && code`, version: 1`} }`
}
