import { useQuery } from '@tanstack/react-query'
import { call } from '../../server/client.ts'
import { queryClient } from '../../server/queries.ts'

const keyOf = (project: string) => ['assistant-keys', project]

export function useAssistantKeys(project: string) {
  return useQuery({
    queryKey: keyOf(project),
    staleTime: 0,
    queryFn: async ({ signal }) =>
      (await call('listAssistantKeys', { params: { project }, signal })).data,
  })
}

export function refreshKeys(project: string): void {
  void queryClient.invalidateQueries({ queryKey: keyOf(project) })
}
