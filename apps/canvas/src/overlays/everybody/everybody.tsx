import { useQuery } from '@tanstack/react-query'
import type { Route } from '@drawbridge/protocol'
import { LoaderCircle, RotateCw } from 'lucide-react'
import { bodyOf } from '../../explorer/body-of.ts'
import { castOf } from '../../explorer/cast.ts'
import { endpointOf, pathOf } from '../../explorer/request.ts'
import { running, writeRequest } from '../../explorer/send.ts'
import { call, reasonOf } from '../../server/client.ts'
import { useDocument } from '../../stores/document.ts'
import { useTrace } from '../../stores/trace.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Comparisons } from './comparisons.tsx'

interface EverybodyProps {
  readonly route: Route
  readonly onClose: () => void
}

/** One request as everybody there is, beside what the rules say that each is told. */
export function Everybody({ route, onClose }: EverybodyProps) {
  const { manifest, project } = useDocument()
  const people = useTrace((trace) => trace.people)
  const kept = useTrace((trace) => trace.drafts[endpointOf(route)])
  const { hasFiles, first } = bodyOf(route, manifest)
  const draft = kept ?? first
  const parts = castOf(manifest, people)
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['everybody', project, endpointOf(route)],
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
    queryFn: async ({ signal }) => {
      await running()
      const { as: _, ...request } = await writeRequest(route, draft, 'nobody', hasFiles)
      const callers = parts.map(({ caller }) => caller)
      const params = { project: project ?? '' }
      const { answers } = await call('comparePreview', {
        params,
        body: { callers, ...request },
        signal,
      })
      return answers
    },
  })
  return (
    <Dialog
      title={`${route.method} ${pathOf(route, draft)} as everybody`}
      description="What each is told, beside what the rules say. Nothing that is written stays; mail and calls to other services do go out."
      className="w-[820px] max-w-[94vw]"
      onClose={onClose}
      footer={
        <Button
          icon={<RotateCw size={14} aria-hidden />}
          disabled={isFetching}
          onClick={() => void refetch()}
        >
          Ask again
        </Button>
      }
    >
      {error && (
        <p role="alert" className="rounded-control bg-error/10 px-3 py-2 text-error">
          {reasonOf(error)}
        </p>
      )}
      {isFetching && (
        <p className="flex items-center gap-2 py-6 text-text-2" role="status">
          <LoaderCircle size={16} className="animate-spin" aria-hidden /> Asking as one after the
          other…
        </p>
      )}
      {data && !isFetching && !error && <Comparisons parts={parts} answers={data} />}
    </Dialog>
  )
}
