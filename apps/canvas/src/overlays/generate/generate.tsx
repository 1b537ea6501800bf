import { useMutation, useQuery } from '@tanstack/react-query'
import type { Finding } from '@drawbridge/protocol'
import { Code, Download, LoaderCircle } from 'lucide-react'
import { NOTHING_DRAWN } from '../../document/problems.ts'
import { call, reasonOf } from '../../server/client.ts'
import { queryClient } from '../../server/queries.ts'
import { useDocument } from '../../stores/document.ts'
import { select } from '../../stores/session.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { fileNameOf, keepFile } from '../../ui/keep-file.ts'
import { changePlace } from '../../use-place.ts'
import { PreflightList } from './preflight-list.tsx'
import { RunCommands } from './run-commands.tsx'
import { Trials } from './trials.tsx'

/** The whole repository: what was checked, what is missing to run it, and how to take it home. */
export function Generate({ onClose }: { readonly onClose: () => void }) {
  const project = useDocument((document) => document.project)
  const name = useDocument((document) => document.manifest.name)
  const isEmpty = useDocument((document) => document.manifest.nodes.length === 0)
  const version = useDocument((document) => document.sync.version)
  const params = { project: project ?? '' }
  const generated = useQuery({
    queryKey: ['generate', project, version],
    enabled: !isEmpty,
    staleTime: 0,
    refetchOnWindowFocus: false,
    queryFn: async ({ signal }) => {
      const reply = await call('generateCode', { params, signal })
      void queryClient.invalidateQueries({ queryKey: ['code', project] })
      return reply
    },
  })
  const download = useMutation({
    mutationFn: () => call('downloadCode', { params }),
    onSuccess: (zip) => keepFile(zip, `${fileNameOf(name)}.zip`),
  })
  // An earlier generation may be there although this one found errors: only this one counts.
  const ready = generated.data !== undefined && generated.data.commands.length > 0
  const showFinding = ({ node, file }: Finding): void => {
    onClose()
    if (node) select(node)
    if (file) changePlace({ view: 'code', file })
  }
  return (
    <Dialog
      title="Generate code"
      description="A complete TypeScript repository: yours to read, change and run, with nothing of this studio in it."
      className="w-[600px] max-w-[94vw]"
      onClose={onClose}
      footer={
        <>
          <Button
            icon={<Code size={14} />}
            disabled={!ready}
            onClick={() => {
              onClose()
              changePlace({ view: 'code' })
            }}
          >
            Read the code
          </Button>
          <Button
            look="primary"
            icon={<Download size={14} />}
            disabled={!ready || download.isPending}
            onClick={() => download.mutate()}
          >
            Download zip
          </Button>
        </>
      }
    >
      {isEmpty && <p className="py-2 text-text-2">{NOTHING_DRAWN}</p>}
      {generated.isPending && !isEmpty && (
        <p className="flex items-center gap-2 py-6 text-text-2" role="status">
          <LoaderCircle size={16} className="animate-spin" /> Writing…
        </p>
      )}
      {generated.isError && (
        <p role="alert" className="rounded-control bg-error/10 px-3 py-2 text-error">
          {reasonOf(generated.error)}
        </p>
      )}
      {download.isError && (
        <p role="alert" className="mb-3 rounded-control bg-error/10 px-3 py-2 text-error">
          {reasonOf(download.error)}
        </p>
      )}
      {generated.data && (
        <>
          {ready && (
            <>
              <h3 className="mb-1 font-semibold">The code itself</h3>
              <div className="mb-5">
                <Trials project={params.project} version={version} onShow={showFinding} />
              </div>
            </>
          )}
          <h3 className="mb-1 font-semibold">Before it runs</h3>
          <div className="mb-5">
            <PreflightList
              items={generated.data.preflight}
              onShow={(node) => {
                onClose()
                select(node)
              }}
            />
          </div>
          {ready && (
            <>
              <h3 className="mb-2 font-semibold">Run it</h3>
              <p className="mb-2 text-12 text-text-2">
                Needs Node.js 24.7 or newer: <code className="font-mono">node --version</code> says
                which one is there.
              </p>
              <RunCommands commands={generated.data.commands} />
            </>
          )}
        </>
      )}
    </Dialog>
  )
}
