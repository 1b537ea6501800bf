import { useQuery } from '@tanstack/react-query'
import type { Node } from '@drawbridge/manifest'
import type { Route } from '@drawbridge/protocol'
import { call } from '../server/client.ts'
import { queryClient, rowsKey } from '../server/queries.ts'
import { useDocument } from '../stores/document.ts'
import { useTrace, type Caller } from '../stores/trace.ts'
import { nameField, rowsIn, type RowChoice } from './rows.ts'
import { callerIn } from './send.ts'

const MOST = 100

/**
 * The rows that a relation may point to, as whoever is acting sees them; undefined while they can't
 * be asked for: the backend does not run, no endpoint lists them, or the caller may not list them.
 */
export function useRows(table: Node | undefined): readonly RowChoice[] | undefined {
  const { project, routes, manifest } = useDocument()
  const preview = useTrace(({ preview }) => preview)
  const caller = useTrace((trace) => trace.caller)
  const list = table && listOf(table, routes)
  const { data } = useQuery({
    ...asking(project ?? '', table, list, callerIn(manifest, caller)),
    enabled: project !== null && list !== undefined && preview?.state === 'running',
  })
  return data ?? undefined
}

/** The same once, of a backend that runs. */
export async function readRows(table: Node): Promise<readonly RowChoice[] | undefined> {
  const { project, routes, manifest } = useDocument.getState()
  const list = listOf(table, routes)
  if (!project || !list) return undefined
  const as = callerIn(manifest, useTrace.getState().caller)
  return (await queryClient.fetchQuery(asking(project, table, list, as))) ?? undefined
}

const listOf = (table: Node, routes: readonly Route[]): Route | undefined =>
  routes.find((one) => listsRowsOf(one, table.id))

/** Answers null where whoever asks is told no rows. */
const asking = (project: string, table: Node | undefined, list: Route | undefined, as: Caller) => ({
  queryKey: [...rowsKey(project), list?.path, as],
  retry: false,
  queryFn: async ({ signal }: { readonly signal: AbortSignal }) => {
    const body = { as, method: 'GET', path: `${list?.path}?limit=${MOST}` } as const
    const answer = await call('callPreview', { params: { project }, body, signal })
    return table && answer.status === 200 ? rowsIn(answer.body, nameField(table)) : null
  },
})

const listsRowsOf = ({ operation, nodes, path }: Route, table: string): boolean =>
  operation === 'list' && nodes.at(-1) === table && !path.includes('{')
