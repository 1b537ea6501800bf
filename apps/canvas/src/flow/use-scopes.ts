import { queryOptions, useQuery } from '@tanstack/react-query'
import { call } from '../server/client.ts'
import { queryClient } from '../server/queries.ts'
import { useDocument } from '../stores/document.ts'
import type { FlowPlace } from './place.ts'
import { NO_SCOPES, readScopes, type Scopes } from './scopes.ts'

/** Where no flow is asked about: the tables alone. */
const NOWHERE: FlowPlace = { node: '', item: null }

const asking = (project: string, version: number, { node, item }: FlowPlace) =>
  queryOptions({
    queryKey: ['scopes', project, node, item, version] as const,
    staleTime: Infinity,
    gcTime: 60_000,
    queryFn: async ({ signal }) => {
      const query = { ...(node !== '' && { node }), ...(item !== null && { item }) }
      return readScopes(await call('readScopes', { params: { project }, query, signal }))
    },
    // What was known of this very flow stays until it is known anew.
    placeholderData: (before: Scopes | undefined, query) => {
      const [, ...asked] = query?.queryKey ?? []
      return asked[0] === project && asked[1] === node && asked[2] === item ? before : undefined
    },
  })

/** What formulas of a flow may name, or those of the tables: of the drawing as it is saved. */
export function useScopes(place: FlowPlace = NOWHERE): Scopes {
  const project = useDocument((document) => document.project) ?? ''
  const version = useDocument(({ sync }) => sync.version)
  const { data } = useQuery({ ...asking(project, version, place), enabled: project !== '' })
  return data ?? NO_SCOPES
}

/** The same once every edit is saved. */
export async function scopesNow(place: FlowPlace): Promise<Scopes> {
  await saved()
  const { project, sync } = useDocument.getState()
  return queryClient.fetchQuery(asking(project ?? '', sync.version, place))
}

const saved = (): Promise<void> =>
  new Promise((resolve) => {
    const isSaved = (): boolean => useDocument.getState().sync.pending.length === 0
    if (isSaved()) return resolve()
    const stop = useDocument.subscribe(() => {
      if (!isSaved()) return
      stop()
      resolve()
    })
  })
