import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import type { Api, ReplyOf, Row, RowFilter } from '@drawbridge/protocol'
import { call } from '../server/client.ts'
import { useDocument } from '../stores/document.ts'
import { useTrace } from '../stores/trace.ts'

/** Rows that are read at once. */
const BLOCK = 100

/** Everything that is read of a preview’s database. */
export const dataKey = (project: string | null) => ['data', project] as const

export interface Asked {
  readonly table: string
  readonly filters: readonly RowFilter[]
  readonly sort: string | undefined
}

/** The tables of what is running; asked again with each version. */
export const useTables = () => useRunning(({ tables }) => tables)

/** How many rows were made up, in all tables. */
export const useMadeUp = (): number => useRunning(({ madeUp }) => madeUp).data ?? 0

type Running = ReplyOf<Api['listTables']>

function useRunning<Part>(select: (running: Running) => Part) {
  const project = useDocument((document) => document.project)
  const preview = useTrace((trace) => trace.preview)
  const runs = preview?.state === 'running'
  return useQuery({
    queryKey: [...dataKey(project), 'tables', preview?.version],
    enabled: project !== null && runs,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => call('listTables', { params: { project: project ?? '' }, signal }),
    select,
  })
}

export interface SeenRows {
  readonly total: number
  readonly rowAt: (index: number) => Row | undefined
  readonly error: Error | null
}

/** The rows from one place to another, and how many there are in all. */
export function useRows({ table, filters, sort }: Asked, from: number, to: number): SeenRows {
  const project = useDocument((document) => document.project) ?? ''
  const version = useTrace((trace) => trace.preview?.version)
  const first = Math.floor(from / BLOCK)
  const last = Math.floor(Math.max(to - 1, from) / BLOCK)
  const blocks = Array.from({ length: last - first + 1 }, (_, at) => first + at)
  const results = useQueries({
    queries: blocks.map((block) => ({
      queryKey: [...dataKey(project), 'rows', version, table, filters, sort, block],
      retry: false,
      placeholderData: keepPreviousData,
      queryFn: async ({ signal }: { readonly signal: AbortSignal }) => {
        const place = { table, filters, offset: block * BLOCK, limit: BLOCK }
        const body = sort === undefined ? place : { ...place, sort }
        return { block, ...(await call('findRows', { params: { project }, body, signal })) }
      },
    })),
  })
  return {
    total: results.find(({ data }) => data)?.data?.total ?? 0,
    error: results.find(({ error }) => error)?.error ?? null,
    rowAt(index) {
      const block = Math.floor(index / BLOCK)
      const found = results.find(({ data }) => data?.block === block)
      return found?.data?.rows[index - block * BLOCK]
    },
  }
}
