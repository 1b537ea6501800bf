import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { call } from '../../server/client.ts'
import { queryClient } from '../../server/queries.ts'

/** How this account is got into. */
export function useAccount() {
  return useQuery({
    queryKey: ['account', 'ways'],
    queryFn: ({ signal }) => call('readAccount', { signal }),
  })
}

export function useSignIns() {
  return useQuery({
    queryKey: ['account', 'sign-ins'],
    queryFn: async ({ signal }) => (await call('listSessions', { signal })).data,
  })
}

/** A page of the log at a time, the newest first. */
export function useActivity() {
  return useInfiniteQuery({
    queryKey: ['account', 'activity'],
    initialPageParam: 0,
    queryFn: async ({ pageParam, signal }) =>
      (await call('listActivity', { query: pageParam > 0 ? { before: pageParam } : {}, signal }))
        .data,
    getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.number),
  })
}

/** Lines that the server gives at once. */
const PAGE = 50

/** After a change: what is shown of the account is read again. */
export function refreshAccount(): void {
  void queryClient.invalidateQueries({ queryKey: ['account'] })
}
