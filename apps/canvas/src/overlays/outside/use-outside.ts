import type { Outside } from '@drawbridge/protocol'
import { useMutation, useQuery } from '@tanstack/react-query'
import { call } from '../../server/client.ts'
import { queryClient } from '../../server/queries.ts'
import { useDocument } from '../../stores/document.ts'

/** What the preview has for services of others, and what this version of the drawing asks for. */
export function useOutside(enabled = true) {
  const project = useDocument((document) => document.project) ?? ''
  const version = useDocument((document) => document.sync.version)
  return useQuery({
    queryKey: ['outside', project, version],
    staleTime: 0,
    enabled,
    queryFn: ({ signal }) => call('readOutside', { params: { project }, signal }),
  })
}

/** Something that changes it; whoever shows it sees the change at once. */
export function useOutsideChange<Given>(
  change: (project: string, given: Given) => Promise<Outside>,
  onDone: () => void = () => {},
) {
  const project = useDocument((document) => document.project) ?? ''
  const version = useDocument((document) => document.sync.version)
  return useMutation({
    mutationFn: (given: Given) => change(project, given),
    onSuccess: (outside) => {
      queryClient.setQueryData(['outside', project, version], outside)
      onDone()
    },
  })
}
