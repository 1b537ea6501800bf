import { code, commas, key, lit, name, ref, type Code } from '@drawbridge/source'
import { identifier } from '@drawbridge/sql'
import type { ColumnModel, Model, RelationModel, TableModel } from '../../../model.ts'
import { camel } from '../../../names/words.ts'
import { exampleOf } from '../example.ts'
import { tableOf } from '../lookup.ts'
import { keyColumnOf } from '../relations.ts'
import { conversionOf } from '../values.ts'
import { counterOf, roomOf } from './counter.ts'
import { SOME_TEXT, type Known, type RowAt, type World } from './place.ts'

/** How a test puts a row and all that it needs into the database. */
export interface Seed {
  /** Statements, in order. */
  readonly statements: readonly Code[]
  /** What puts the row itself there, and gives its key. */
  readonly inserted: Code
  /** What has to be there of the row once it is. */
  readonly followers: readonly Code[]
  /** How many values there are for each one that it counts, `rows.count()`. */
  readonly rooms: readonly number[]
}

const CALLER = code`caller.id`
const OTHER = code`rows.person('other').id`

/** More rows than these behind one another are not made. */
const DEEPEST = 4

/** Undefined where a test can't make such a row: no example of a value, or a circle. */
export function seedOf(
  row: RowAt,
  world: World,
  model: Model,
  fixed: readonly Fixed[] = [],
): Seed | undefined {
  const { path, table } = row
  if (path.split('.').length > DEEPEST) return undefined
  const statements: Code[] = []
  const members: Code[] = []
  const rooms: number[] = []
  for (const column of table.columns) {
    const known = fixed.find(({ column: sql }) => sql === column.sql)
    const given = known ? plain(known.value) : valueOf(column, row, world, model)
    if (given === 'unknown') return undefined
    if (given === 'left out') continue
    statements.push(...given.before)
    rooms.push(...(given.rooms ?? []))
    members.push(code`${key(identifier(column.sql, model.dialect))}: ${given.value}`)
  }
  const followers = followersOf(row, world, model)
  if (followers === undefined || !isNewEachTime(row, world, model)) return undefined
  return {
    statements,
    inserted: insertion(table, model, members),
    followers: followers.statements,
    rooms: [...rooms, ...followers.rooms],
  }
}

/** A column that a row is to have a known key in. */
export interface Fixed {
  readonly column: string
  readonly value: Code
}

/** `taskId`: what holds the key of the row. */
export function keyName({ path, table }: RowAt) {
  const [, ...steps] = path.split('.')
  return name(camel([...(steps.length > 0 ? steps : [table.names.singular]), 'id']))
}

function insertion({ names }: TableModel, { dialect }: Model, members: readonly Code[]): Code {
  return code`rows.insert(${lit(identifier(names.sql, dialect))}, { ${commas(members)} })`
}

type Given =
  | 'unknown'
  | 'left out'
  | { readonly before: readonly Code[]; readonly value: Code; readonly rooms?: Seed['rooms'] }

const plain = (value: Code, rooms: Seed['rooms'] = []): Given => ({ before: [], value, rooms })

function valueOf(column: ColumnModel, row: RowAt, world: World, model: Model): Given {
  const { table, path } = row
  switch (column.role) {
    case 'key':
      return column.type.type === 'uuid'
        ? plain(code`${ref('randomUUID', 'node:crypto')}()`)
        : 'left out'
    case 'relation':
    case 'owner': {
      const relation = table.relations.find(
        ({ shape }) => shape.kind === 'toOne' && keyColumnOf(table, shape.column) === column,
      )
      return relation === undefined ? 'unknown' : pointed(column, relation, row, world, model)
    }
    case 'field': {
      const said = world.get(`${path}.${column.name}`)
      const isSome = said === SOME_TEXT
      if (said !== undefined && !isSome) return plain(paramOf(column, said, model))
      if (column.optional && !isSome) return 'left out'
      const isUnique = isUniqueIn(column, table, model)
      const example = exampleOf({ ...column, unique: isUnique }, isUnique ? counterOf(column) : 1)
      if (example === undefined) return 'unknown'
      const { toParam } = conversionOf(column, model.dialect)
      const room = isUnique ? roomOf(column) : undefined
      const rooms = room === undefined ? [] : [room]
      return plain(toParam === undefined ? example : toParam.call(example), rooms)
    }
    default:
      return 'left out'
  }
}

/** What a rule says as the database takes it. */
export function paramOf(
  column: ColumnModel,
  said: Exclude<Known, undefined>,
  { dialect }: Model,
): Code {
  if (said === null) return lit(null)
  const { type } = column
  const value = type.type === 'decimal' ? Number(said).toFixed(type.scale) : said
  const { toParam } = conversionOf(column, dialect)
  return toParam === undefined ? lit(value) : toParam.call(lit(value))
}

function pointed(
  column: ColumnModel,
  relation: RelationModel,
  { path }: RowAt,
  world: World,
  model: Model,
): Given {
  const to = `${path}.${relation.name}`
  const target = tableOf(relation.target, model)
  if (target === undefined) return 'unknown'
  if (target.node === model.auth?.table) {
    if (world.get(to) === true) return plain(CALLER)
    if (column.nullable) return 'left out'
    // Everybody else is the same person.
    return column.unique ? 'unknown' : plain(OTHER)
  }
  if (column.nullable && world.get(to) !== true) return 'left out'
  const row = { path: to, table: target }
  const seed = seedOf(row, world, model)
  if (seed === undefined) return 'unknown'
  const before = [
    ...seed.statements,
    code`const ${keyName(row)} = await ${seed.inserted}`,
    ...seed.followers,
  ]
  return { before, value: code`${keyName(row)}`, rooms: seed.rooms }
}

/** Rows that belong to this one: those that point at it, and what links it to people. */
function followersOf(
  row: RowAt,
  world: World,
  model: Model,
): Pick<Seed, 'statements' | 'rooms'> | undefined {
  const followers: Code[] = []
  const rooms: number[] = []
  const own = code`${keyName(row)}`
  for (const { name: called, shape, target } of row.table.relations) {
    const to = `${row.path}.${called}`
    const said = world.get(to)
    if (said === undefined) continue
    if (shape.kind === 'manyToMany') {
      const column = (sql: string): Code => key(identifier(sql, model.dialect))
      const table = lit(identifier(shape.table, model.dialect))
      followers.push(
        code`await rows.link(${table}, { ${column(shape.column)}: ${own}, ${column(shape.targetColumn)}: ${said ? CALLER : OTHER} })`,
      )
    }
    const table = tableOf(target, model)
    if (said !== true || shape.kind !== 'toMany' || table === undefined) continue
    const fixed = [{ column: shape.column, value: own }]
    const seed = seedOf({ path: to, table }, world, model, fixed)
    if (seed === undefined || seed.followers.length > 0) return undefined
    followers.push(...seed.statements, code`await ${seed.inserted}`)
    rooms.push(...seed.rooms)
  }
  return { statements: followers, rooms }
}

/** Whether two such rows do not stand in each other's way, by what has to be unique of them together. */
function isNewEachTime(row: RowAt, world: World, model: Model): boolean {
  const { columns, relations } = row.table
  const isNew = (sql: string): boolean => {
    const column = columns.find((one) => one.sql === sql)
    if (column?.role === 'field')
      return !column.optional && !world.has(`${row.path}.${column.name}`)
    const relation = relations.find(({ shape }) => shape.kind === 'toOne' && shape.column === sql)
    return relation !== undefined && relation.target !== model.auth?.table
  }
  return uniquesOf(row.table, model).every(
    (together) => together.length === 1 || together.some(isNew),
  )
}

/** Whether no two rows may have the same there, alone or together with others. */
function isUniqueIn({ sql }: ColumnModel, table: TableModel, model: Model): boolean {
  return uniquesOf(table, model).some((together) => together.includes(sql))
}

/** Names of columns that are unique together. */
function uniquesOf({ names }: TableModel, { schema }: Model): readonly (readonly string[])[] {
  const indexes = schema.tables.find(({ name: sql }) => sql === names.sql)?.indexes ?? []
  return indexes.filter(({ kind }) => kind === 'unique').map(({ columns }) => columns)
}
