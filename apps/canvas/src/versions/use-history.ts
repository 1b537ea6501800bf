import { useQuery } from '@tanstack/react-query'
import { call } from '../server/client.ts'
import { useDocument } from '../stores/document.ts'

/** Every saved edit, the newest first. */
export function useHistory() {
  const project = useDocument((document) => document.project) ?? ''
  const version = useDocument((document) => document.sync.version)
  return useQuery({
    queryKey: ['history', project, version],
    queryFn: async ({ signal }) =>
      (await call('listHistory', { params: { project }, query: {}, signal })).data,
    placeholderData: (before) => before,
  })
}
