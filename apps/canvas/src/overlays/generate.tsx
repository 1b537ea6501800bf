import { useMutation, useQuery } from '@tanstack/react-query'
import { Circle, CircleAlert, CircleCheck, Code, Copy, Download, LoaderCircle } from 'lucide-react'
import { call, reasonOf } from '../server/client.ts'
import { useDocument } from '../stores/document.ts'
import { notify, select } from '../stores/session.ts'
import { queryClient } from '../server/queries.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { changePlace } from '../use-place.ts'

const LOOKS = {
  ok: [CircleCheck, 'text-ok', 'done'],
  todo: [Circle, 'text-text-3', 'to do'],
  problem: [CircleAlert, 'text-error', 'problem'],
} as const

/** The whole repository: what was checked, what is missing to run it, and how to take it home. */
export function Generate({ onClose }: { readonly onClose: () => void }) {
  const project = useDocument((document) => document.project)
  const name = useDocument((document) => document.manifest.name)
  const version = useDocument((document) => document.sync.version)
  const params = { project: project ?? '' }
  const generated = useQuery({
    queryKey: ['generate', project, version],
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
      {generated.isPending && (
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
          <h3 className="mb-2 font-semibold">Before it runs</h3>
          <ul className="mb-5 flex flex-col">
            {generated.data.preflight.map(({ title, state, detail, node }) => {
              const [Icon, colour, word] = LOOKS[state]
              return (
                <li key={title} className="flex items-start gap-2.5 border-b py-2 last:border-b-0">
                  <Icon size={16} className={`mt-0.5 shrink-0 ${colour}`} aria-label={word} />
                  <span className="min-w-0 flex-1">
                    <span className="block font-medium">{title}</span>
                    <span className="block text-12 text-text-2">{detail}</span>
                  </span>
                  {node && (
                    <Button
                      size={24}
                      onClick={() => {
                        onClose()
                        select(node)
                      }}
                    >
                      Show
                    </Button>
                  )}
                </li>
              )
            })}
          </ul>
          {ready && (
            <>
              <h3 className="mb-2 font-semibold">Run it</h3>
              <ol className="flex flex-col gap-1.5">
                {generated.data.commands.map((command, index) => (
                  <li
                    key={command}
                    className="flex items-center gap-2 rounded-control border bg-sunken pr-1 pl-3"
                  >
                    <span className="w-3 text-12 text-text-3">{index + 1}</span>
                    <code className="min-w-0 flex-1 overflow-x-auto py-1.5 font-mono text-12">
                      {command}
                    </code>
                    <IconButton
                      label={`Copy: ${command}`}
                      size={24}
                      onClick={() =>
                        void navigator.clipboard
                          .writeText(command)
                          .then(() => notify({ tone: 'plain', text: 'Copied the command' }))
                      }
                    >
                      <Copy size={14} />
                    </IconButton>
                  </li>
                ))}
              </ol>
            </>
          )}
        </>
      )}
    </Dialog>
  )
}

/** Hands a file that was fetched to the browser, which keeps it where downloads go. */
function keepFile(content: Blob, fileName: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = fileName
  link.click()
  // The browser reads the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** Letters, digits and dashes, whatever the project is called. */
const fileNameOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .match(/[a-z0-9]+/g)
    ?.join('-')
    .slice(0, 60) ?? 'drawing'
