import type { Row, RowColumn, RowTable } from '@drawbridge/protocol'
import { call } from '../server/client.ts'
import { queryClient } from '../server/queries.ts'
import { cellText, typedCell, type GivenCell } from './cell-text.ts'
import { dataKey } from './use-rows.ts'

type Leads = NonNullable<RowColumn['leads']>

/** So many rows are offered at once. */
const MOST_OFFERED = 200
/** So many names of them stand in a sentence. */
const MOST_NAMED = 6

/** The rows that a cell may lead to, by name where they have one. */
export const offeredRows = (project: string, { table, shown }: Leads) => ({
  queryKey: [...dataKey(project), 'choices', table],
  retry: false,
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => {
    const page = { table, filters: [], offset: 0, limit: MOST_OFFERED }
    const body = shown === null ? page : { ...page, sort: shown }
    return call('findRows', { params: { project }, body, signal })
  },
})

/** What a row is called among those of its table. */
export const nameOfRow = (row: Row, table: RowTable | undefined, { shown }: Leads): string =>
  cellText(row.cells[table?.columns.findIndex(({ name }) => name === shown) ?? -1] ?? null)

/** Whether what was typed may name a row, and can't be its key. */
export const isRowName = (text: string, column: RowColumn): boolean =>
  Boolean(column.leads?.shown) &&
  !column.isMany &&
  (column.type === 'integer' || column.type === 'uuid') &&
  typeof typedCell(text, column) === 'string' &&
  !UUID.test(text.trim())

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

/** The key of the one row that is called so. @throws Error that names the choices */
export async function keyOfNamed(
  project: string,
  tables: readonly RowTable[],
  leads: Leads,
  text: string,
): Promise<GivenCell> {
  const { table: node, shown } = leads
  const table = tables.find((one) => one.node === node)
  const named = (row: Row): string => nameOfRow(row, table, leads)
  const wanted = text.trim()
  const filters = [{ column: shown ?? '', how: 'contains' as const, value: wanted }]
  const body = { table: node, filters, offset: 0, limit: MOST_OFFERED }
  const alike = (await call('findRows', { params: { project }, body })).rows
  const found = alike.filter((row) => named(row).toLowerCase() === wanted.toLowerCase())
  const [first] = found
  if (first && found.length === 1) return first.key
  const of = table?.name ?? 'that table'
  if (first)
    throw new Error(
      `${found.length} rows of ${of} are called “${wanted}”: ${keysOf(found)}. Type the one that is meant.`,
    )
  const offered = alike.length > 0 ? alike : (await read(project, leads)).rows
  throw new Error(`No row of ${of} is called “${wanted}”. ${choicesIn(offered.map(named))}`)
}

const read = (project: string, leads: Leads) => queryClient.fetchQuery(offeredRows(project, leads))

function choicesIn(all: readonly string[]): string {
  const names = all.filter((name) => name !== '')
  if (names.length === 0) return 'There is none to choose yet: add one there first.'
  const some = names.slice(0, MOST_NAMED).map((name) => `“${name}”`)
  const more = names.length > some.length ? ' and more' : ''
  return `To choose from: ${some.join(', ')}${more}.`
}

const keysOf = (rows: readonly Row[]): string =>
  rows
    .slice(0, MOST_NAMED)
    .map(({ key }) => String(key))
    .join(', ')
