import type { RowColumn, RowTable } from '@drawbridge/protocol'
import { call } from '../server/client.ts'
import type { GivenCell } from './cell-text.ts'

const COUNT = 10
const PEOPLE = [
  'Ada',
  'Grace',
  'Alan',
  'Edsger',
  'Barbara',
  'Donald',
  'Hedy',
  'Linus',
  'Radia',
  'Ken',
]
const THINGS = [
  'Paint the fence',
  'Order new tiles',
  'Call the harbour',
  'Plan the summer party',
  'Read chapter three',
  'Water the plants',
  'Repair the bicycle',
  'Write to the council',
  'Count the lanterns',
  'Bring back the books',
]

type Values = Readonly<Record<string, GivenCell>>

/** Rows as they might be, which lead to rows that are there. */
export async function sampleRows(project: string, table: RowTable): Promise<readonly Values[]> {
  const columns = table.columns.filter(({ isEditable }) => isEditable)
  const keys = new Map<string, readonly GivenCell[]>()
  for (const { leads } of columns)
    if (leads && !keys.has(leads.table)) {
      const body = { table: leads.table, filters: [], offset: 0, limit: COUNT }
      const { rows } = await call('findRows', { params: { project }, body })
      keys.set(
        leads.table,
        rows.map(({ key }) => key),
      )
    }
  return Array.from({ length: COUNT }, (_, at) =>
    Object.fromEntries(
      columns.flatMap((column) => {
        const value = sampleOf(column, at, keys)
        return value === undefined ? [] : [[column.name, value]]
      }),
    ),
  )
}

function sampleOf(
  column: RowColumn,
  at: number,
  keys: ReadonlyMap<string, readonly GivenCell[]>,
): GivenCell | undefined {
  const { name, type, values, leads, optional } = column
  if (leads) {
    const there = keys.get(leads.table) ?? []
    return there[at % Math.max(there.length, 1)]
  }
  if (name.endsWith('At') && optional) return undefined
  const day = new Date(Date.now() + (at - 3) * 86_400_000).toISOString()
  switch (type) {
    case 'boolean':
      return at % 3 === 0
    case 'enum':
      return values[at % values.length]
    case 'date':
      return day.slice(0, 10)
    case 'datetime':
      return day
    case 'integer':
    case 'float':
      return at + 1
    case 'bigint':
    case 'decimal':
      return String(at + 1)
    case 'string':
    case 'text':
      return textOf(name, at)
    default:
      return undefined
  }
}

function textOf(name: string, at: number): string | undefined {
  const person = PEOPLE[at % PEOPLE.length] ?? ''
  const mark = Math.random().toString(36).slice(2, 6)
  if (/mail/i.test(name)) return `${person.toLowerCase()}.${mark}@example.com`
  if (/url|link|site/i.test(name)) return `https://example.com/${mark}`
  return /name|author|person/i.test(name) ? person : THINGS[at % THINGS.length]
}
