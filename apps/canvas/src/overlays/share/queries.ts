import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { call } from '../../server/client.ts'
import { queryClient } from '../../server/queries.ts'

export function useMembers(project: string) {
  return useQuery({
    queryKey: ['share', project, 'members'],
    staleTime: 0,
    queryFn: async ({ signal }) =>
      (await call('listMembers', { params: { project }, signal })).data,
  })
}

export function useInvitations(project: string) {
  return useQuery({
    queryKey: ['share', project, 'invitations'],
    staleTime: 0,
    queryFn: async ({ signal }) =>
      (await call('listInvitations', { params: { project }, signal })).data,
  })
}

/** Lines that the server gives at once. */
const PAGE = 50

export function useProjectEvents(project: string) {
  return useInfiniteQuery({
    queryKey: ['share', project, 'events'],
    staleTime: 0,
    initialPageParam: 0,
    queryFn: async ({ pageParam, signal }) => {
      const query = pageParam > 0 ? { before: pageParam } : {}
      return (await call('listProjectEvents', { params: { project }, query, signal })).data
    },
    getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.number),
  })
}

/** After a change: who works on it, who may come and what happened are read again. */
export function refreshShare(project: string): void {
  void queryClient.invalidateQueries({ queryKey: ['share', project] })
  void queryClient.invalidateQueries({ queryKey: ['projects'] })
}
