import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Api, ReplyOf, Row, RowFilter } from '@drawbridge/protocol'
import { call } from '../server/client.ts'
import { useDocument } from '../stores/document.ts'
import { useTrace } from '../stores/trace.ts'

/** Rows that are read at once. */
const BLOCK = 100
/** So many rows before they are looked at they are read, so that they are drawn once. */
const AHEAD = 60
const STAY_MS = 50

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

/** An answer holds as many rows as it has room for: what is left of the block is asked for again. */
async function readBlock(
  project: string,
  { sort, ...rest }: Asked,
  block: number,
  signal: AbortSignal,
): Promise<ReplyOf<Api['findRows']>> {
  if (block > 0) await stayed(signal)
  const rows: Row[] = []
  for (;;) {
    const left = BLOCK - rows.length
    const place = { ...rest, offset: block * BLOCK + rows.length, limit: left }
    const body = sort === undefined ? place : { ...place, sort }
    const found = await call('findRows', { params: { project }, body, signal })
    rows.push(...found.rows)
    const isWhole = found.rows.length >= Math.min(left, found.total - place.offset)
    if (isWhole || found.rows.length === 0) return { rows, total: found.total }
  }
}

/** Who drags the bar passes hundreds of blocks by: where they don't stay nothing is asked. */
function stayed(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, STAY_MS)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
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
  // Where nothing is known yet of what is looked at, the grid stays as long as it is.
  const [total, setTotal] = useState(0)
  const first = Math.floor(Math.max(0, from - AHEAD) / BLOCK)
  const end = total === 0 ? to : Math.min(to + AHEAD, total)
  const last = Math.floor(Math.max(end - 1, from) / BLOCK)
  const blocks = Array.from({ length: last - first + 1 }, (_, at) => first + at)
  const results = useQueries({
    queries: blocks.map((block) => ({
      queryKey: [...dataKey(project), 'rows', version, table, filters, sort, block],
      retry: false,
      queryFn: async ({ signal }: { readonly signal: AbortSignal }) => ({
        block,
        ...(await readBlock(project, { table, filters, sort }, block, signal)),
      }),
    })),
  })
  const told = results.find(({ data }) => data)?.data?.total
  if (told !== undefined && told !== total) setTotal(told)
  return {
    total,
    error: results.find(({ error }) => error)?.error ?? null,
    rowAt(index) {
      const block = Math.floor(index / BLOCK)
      const found = results.find(({ data }) => data?.block === block)
      return found?.data?.rows[index - block * BLOCK]
    },
  }
}
