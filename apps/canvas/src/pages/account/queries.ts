import { useQuery } from '@tanstack/react-query'
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

export function useActivity() {
  return useQuery({
    queryKey: ['account', 'activity'],
    queryFn: async ({ signal }) => (await call('listActivity', { signal })).data,
  })
}

/** After a change: what is shown of the account is read again. */
export function refreshAccount(): void {
  void queryClient.invalidateQueries({ queryKey: ['account'] })
}
