import { useQuery } from '@tanstack/react-query'
import type { Node } from '@drawbridge/manifest'
import type { Route } from '@drawbridge/protocol'
import { call } from '../server/client.ts'
import { rowsKey } from '../server/queries.ts'
import { useDocument } from '../stores/document.ts'
import { useTrace } from '../stores/trace.ts'
import { nameField, rowsIn, type RowChoice } from './rows.ts'
import { callerIn } from './send.ts'

const MOST = 100

/**
 * The rows that a relation may point to, as whoever is acting sees them; undefined while they can't
 * be asked for: the backend does not run, no endpoint lists them, or the caller may not see any.
 */
export function useRows(table: Node | undefined): readonly RowChoice[] | undefined {
  const { project, routes, manifest } = useDocument()
  const preview = useTrace(({ preview }) => preview)
  const caller = useTrace((trace) => trace.caller)
  const route = table && routes.find((one) => listsRowsOf(one, table.id))
  const as = callerIn(manifest, caller)
  const { data } = useQuery({
    queryKey: [...rowsKey(project), route?.path, as],
    enabled: project !== null && route !== undefined && preview?.state === 'running',
    retry: false,
    queryFn: async ({ signal }) => {
      const body = { as, method: 'GET', path: `${route?.path}?limit=${MOST}` } as const
      const params = { project: project ?? '' }
      const answer = await call('callPreview', { params, body, signal })
      return table ? rowsIn(answer.body, nameField(table)) : []
    },
  })
  return data && data.length > 0 ? data : undefined
}

const listsRowsOf = ({ operation, nodes, path }: Route, table: string): boolean =>
  operation === 'list' && nodes.at(-1) === table && !path.includes('{')
