import type { Command } from '@drawbridge/commands'
import type { CodeFile, Intent, ProposedCode as ProposedCodeReply } from '@drawbridge/protocol'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { CodeText } from '../code/code-text.tsx'
import { IntentList } from '../code/intent-list.tsx'
import { FileTree } from '../code/file-tree.tsx'
import { lineDiff } from '../code/line-diff.ts'
import { lineMarks } from '../code/line-marks.ts'
import { Trouble, Waiting } from '../pages/lost.tsx'
import { call, reasonOf } from '../server/client.ts'
import { useDocument } from '../stores/document.ts'
import { Dialog } from '../ui/dialog.tsx'

interface ProposedCodeProps {
  readonly title: string
  readonly changes: readonly (readonly Command[])[]
  readonly onClose: () => void
}

/** What a suggestion makes of the code: by intention, file by file, line by line. */
export function ProposedCode({ title, changes, onClose }: ProposedCodeProps) {
  const project = useDocument((document) => document.project) ?? ''
  const version = useDocument((document) => document.sync.version)
  const code = useQuery({
    queryKey: ['proposed-code', project, version, changes],
    staleTime: Infinity,
    queryFn: ({ signal }) =>
      call('readProposedCode', { params: { project }, body: { changes }, signal }),
  })
  const [path, setPath] = useState<string>()
  const { files, intents } = code.data ?? NOTHING
  const file = files.find((one) => one.path === path) ?? firstOf(files, intents)
  return (
    <Dialog
      title="What the code becomes"
      description={title}
      className="h-[80vh] w-[1000px]"
      onClose={onClose}
    >
      {code.isPending && <Waiting />}
      {code.isError && <Trouble text={reasonOf(code.error)} onRetry={() => void code.refetch()} />}
      {code.data && !file && (
        <p className="text-text-2">
          It changes no code, or there is none while the drawing would have problems.
        </p>
      )}
      {file && (
        <div className="flex h-full min-h-0 rounded-control border max-[759px]:flex-col">
          <div className="w-64 shrink-0 overflow-y-auto border-r max-[759px]:h-48 max-[759px]:w-full max-[759px]:border-r-0 max-[759px]:border-b">
            <IntentList intents={intents} onChoose={setPath} />
            <FileTree files={files} chosen={file.path} marked={NONE} compared onChoose={setPath} />
          </div>
          <ChangedFile key={file.path} file={file} />
        </div>
      )}
    </Dialog>
  )
}

const NONE: ReadonlySet<string> = new Set()
const NOTHING: ProposedCodeReply = { files: [], intents: [] }

/** The longest of all where sign-in is new, and nothing to read: digests of passwords. */
const LIST = 'src/auth/used-passwords.ts'

/** Of the code itself, what changes most. */
function firstOf(files: readonly CodeFile[], intents: readonly Intent[]): CodeFile | undefined {
  const sizes = new Map<string, number>()
  for (const { path, added, removed } of intents.flatMap((intent) => intent.files))
    sizes.set(path, (sizes.get(path) ?? 0) + added + removed)
  const sizeOf = ({ path }: CodeFile): number => sizes.get(path) ?? 0
  const code = files.filter(({ path }) => path.startsWith('src/') && path !== LIST)
  return code.toSorted((a, b) => sizeOf(b) - sizeOf(a))[0] ?? files[0]
}

function ChangedFile({ file }: { readonly file: CodeFile }) {
  const diff = useMemo(() => lineDiff(file.before ?? '', file.text), [file])
  const marks = useMemo(
    () => lineMarks(file, { chosen: [], ran: null, failed: null, problems: [] }, diff),
    [file, diff],
  )
  const first = diff.findIndex(({ kind }) => kind !== 'same')
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <h3 className="shrink-0 truncate border-b px-3 py-1.5 font-mono text-12">{file.path}</h3>
      <CodeText
        path={file.path}
        text={diff.map(({ text }) => text).join('\n')}
        marks={marks}
        scrollTo={first === -1 ? null : first + 1}
        onLine={() => undefined}
      />
    </div>
  )
}
