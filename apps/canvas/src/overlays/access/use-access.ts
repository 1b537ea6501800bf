import type { AccessView } from '@drawbridge/protocol'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { call } from '../../server/client.ts'
import { useDocument } from '../../stores/document.ts'

/** Who may do what in the drawing as it is saved. */
export function useAccess(): UseQueryResult<AccessView> {
  const project = useDocument((document) => document.project) ?? ''
  const version = useDocument(({ sync }) => sync.version)
  return useQuery({
    queryKey: ['access', project, version] as const,
    queryFn: ({ signal }) => call('readAccess', { params: { project }, signal }),
    enabled: project !== '',
    placeholderData: (before) => before,
  })
}
