import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import type { Row, RowColumn, RowFilter, RowTable } from '@drawbridge/protocol'
import { call } from '../server/client.ts'
import { useDocument } from '../stores/document.ts'
import { cellText } from './cell-text.ts'
import { dataKey, useTables } from './use-rows.ts'

export type Leads = NonNullable<RowColumn['leads']>

/** A row that may be led to. */
export interface LinkedRow {
  readonly key: string
  readonly name: string
}

/** `1,3` → `1`, `3` */
export const keysOf = (text: string): readonly string[] =>
  text
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '')

/** The same keys as one text, in the order in which the database gives them. */
export function keysText(keys: readonly string[]): string {
  const isCounted = keys.every((key) => /^\d+$/.test(key))
  const sorted = isCounted
    ? keys.toSorted((one, other) => Number(one) - Number(other))
    : keys.toSorted()
  return sorted.join(',')
}

const MOST_FOUND = 50

/** Rows of a table by what they are called; the first of them where nothing is looked for. */
export function useFound({ table: node, shown }: Leads, wanted: string): readonly LinkedRow[] {
  const project = useDocument((document) => document.project) ?? ''
  const table = useTable(node)
  const { data } = useQuery({
    queryKey: [...dataKey(project), 'linked', node, wanted],
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => {
      const filters: RowFilter[] =
        wanted === '' || shown === null ? [] : [{ column: shown, how: 'contains', value: wanted }]
      const page = { table: node, filters, offset: 0, limit: MOST_FOUND }
      const body = shown === null ? page : { ...page, sort: shown }
      return call('findRows', { params: { project }, body, signal })
    },
  })
  return data?.rows.map((row) => linkedRow(row, table, shown)) ?? []
}

/** What rows are called, by their keys; each is asked for once. */
export function useNames(
  { table: node, shown }: Leads,
  keys: readonly string[],
): ReadonlyMap<string, string> {
  const project = useDocument((document) => document.project) ?? ''
  const table = useTable(node)
  const key = table?.columns.find(({ isKey }) => isKey)
  const results = useQueries({
    queries: keys.map((one) => ({
      queryKey: [...dataKey(project), 'linked', node, 'key', one],
      retry: false,
      enabled: key !== undefined,
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => {
        const value = key?.type === 'integer' ? Number(one) : one
        const filters: RowFilter[] = [{ column: key?.name ?? '', how: 'is', value }]
        const body = { table: node, filters, offset: 0, limit: 1 }
        return call('findRows', { params: { project }, body, signal })
      },
    })),
  })
  const found = results.flatMap(({ data }) => data?.rows ?? [])
  return new Map(
    found.map((row) => linkedRow(row, table, shown)).map(({ key: of, name }) => [of, name]),
  )
}

const useTable = (node: string): RowTable | undefined =>
  useTables().data?.find((table) => table.node === node)

function linkedRow({ key, cells }: Row, table: RowTable | undefined, shown: string | null) {
  const at = table?.columns.findIndex(({ name }) => name === shown) ?? -1
  return { key: String(key), name: cellText(cells[at] ?? null) || String(key) }
}
