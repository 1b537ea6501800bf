import type { Proposal, ShownPicture } from '@drawbridge/protocol'
import { useQuery } from '@tanstack/react-query'
import { call } from '../server/client.ts'
import { queryClient } from '../server/queries.ts'
import { useDocument } from '../stores/document.ts'

const pictureQuery = (project: string, proposal: string) => ({
  queryKey: ['picture', project, proposal],
  staleTime: Infinity,
  queryFn: () => call('readProposalPicture', { params: { project } }),
})

/** The picture that a suggestion was drawn after. */
export function usePicture({ id, assisted }: Proposal) {
  const project = useDocument((document) => document.project) ?? ''
  return useQuery({ ...pictureQuery(project, id), enabled: assisted?.picture !== undefined })
}

/** The same for whoever sends it once more. @throws Refused where it is there no longer */
export function fetchPicture(proposal: string): Promise<ShownPicture> {
  const { project } = useDocument.getState()
  return queryClient.fetchQuery(pictureQuery(project ?? '', proposal))
}
