import { readRule, type ColumnModel, type TableModel } from '@drawbridge/kinds'
import { identifier } from '@drawbridge/sql'
import { admits, isOpen, tableIn } from './doors.ts'
import { isMet } from './law.ts'
import { placeholder, valueOf } from './rows.ts'
import type { Tally } from './tally.ts'
import type { Person, Target } from './target.ts'
import { isSame, keyOf, readWorld, type Row } from './world.ts'

/**
 * What somebody may not read changes nothing that they are told: asked in every way before and after
 * it becomes another, a list answers the same.
 */
export async function withOracles(
  target: Target,
  people: readonly Person[],
  tally: Tally,
): Promise<void> {
  const world = await readWorld(target)
  for (const route of target.routes) {
    const table = tableIn(target.model, route)
    if (table === undefined || route.operation !== 'list') continue
    // Whether a row was deleted is told by its being on the list or not.
    for (const column of table.columns.filter(({ role }) => role !== 'deletedAt'))
      for (const person of people) {
        if (!isOpen(route) && !admits(route, person)) continue
        const row = world.rowsOf(table.node).find((one) => !mayRead(person, column, one))
        const changed = row && otherThan(row.values[column.sql], column, target)
        if (row === undefined || changed === undefined) continue
        const queries = queriesBy(column, [row.values[column.sql], changed])
        const ask = async (query: string) => {
          const url = `${route.path}?${query}`
          const answer = await target.call({ url, headers: person.headers })
          return { answer, told: answer.body.replace(/"requestId":"[^"]*"/, '') }
        }
        const before = await Promise.all(queries.map(ask))
        await write(target, table, column, row, changed)
        for (const [at, query] of queries.entries()) {
          const { answer, told } = await ask(query)
          const isHeld = told === before[at]?.told
          tally.judged({ caller: person.name, how: `learns by ${query}`, route, isHeld, answer })
        }
        await write(target, table, column, row, row.values[column.sql])
      }
  }
}

function mayRead(person: Person, column: ColumnModel, row: Row): boolean {
  if (!column.readable || column.role === 'passwordHash') return false
  // Computed values have no column; what they are made of has.
  const rules = column.settings?.readRule
  if (column.role === 'computed' || rules === undefined) return true
  return rules.some((rule) => isMet(readRule(rule), person, row))
}

function otherThan(value: unknown, column: ColumnModel, { model }: Target): unknown {
  if (column.unique) return typeof value === 'string' ? `z${value}` : undefined
  const { type } = column.type
  if (type === 'boolean') return model.dialect === 'postgres' ? value !== true : Number(!value)
  if (type === 'integer' || type === 'bigint' || type === 'decimal') return Number(value ?? 0) + 1
  if (column.role === 'passwordHash') return 'z'
  const other = valueOf(column, model.dialect)
  return isSame(other, value) && typeof other === 'string' ? `z${other}` : other
}

function queriesBy({ name }: ColumnModel, values: readonly unknown[]): readonly string[] {
  const asked = values
    .filter((value) => value !== null && typeof value !== 'object')
    .flatMap((value) => {
      const text = encodeURIComponent(String(value))
      const start = encodeURIComponent(String(value).slice(0, 2))
      return [`=${text}`, `[ne]=${text}`, `[in]=${text}`, `[gte]=${text}`, `[startsWith]=${start}`]
    })
  return [
    ...asked.map((query) => `${name}${query}&limit=100&count=true`),
    `${name}[isNull]=true&limit=100`,
    `sort=${name}&limit=100`,
    `sort=-${name}&limit=100`,
    `fields=id,${name}&limit=100`,
    'limit=100&count=true',
  ]
}

async function write(
  { model: { dialect }, db }: Target,
  table: TableModel,
  { sql }: ColumnModel,
  row: Row,
  value: unknown,
): Promise<void> {
  const [one, other] = [placeholder(dialect, 1), placeholder(dialect, 2)]
  const [name, column] = [table.names.sql, sql].map((word) => identifier(word, dialect))
  await db.run(`UPDATE ${name} SET ${column} = ${one} WHERE id = ${other}`, [value, keyOf(row)])
}
