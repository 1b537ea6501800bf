import { useQuery } from '@tanstack/react-query'
import type { Diagnostic, Manifest } from '@drawbridge/manifest'
import type { CodeFile } from '@drawbridge/protocol'
import { MessageCircleQuestion, PackageOpen, PanelLeft } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { showPart } from '../actions/show-part.ts'
import { problemsOf } from '../document/problems.ts'
import { FileExplanation } from '../explain/file-explanation.tsx'
import { Trouble, Waiting } from '../pages/lost.tsx'
import { call, reasonOf } from '../server/client.ts'
import { useDocument } from '../stores/document.ts'
import { notify, select, show, useSession } from '../stores/session.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { SwitchRow } from '../ui/fields.tsx'
import { useNarrow } from '../ui/use-narrow.ts'
import { changePlace, usePlace } from '../use-place.ts'
import { CodeText } from './code-text.tsx'
import { FileTree } from './file-tree.tsx'
import { IntentsSince } from './intent-list.tsx'
import { lineAfter, lineDiff } from './line-diff.ts'
import { isAbout, lineMarks, placesIn } from './line-marks.ts'
import { LineWords } from './line-words.tsx'
import { linesOf, originOf, weightOf, type Chosen } from './origins.ts'
import { OwnEdits } from './own-edits.tsx'
import { lookAtLine, useFailedLine, useRan } from './run-lines.ts'
import { showOrigin } from './show-origin.ts'
import { useChosen } from './use-chosen.ts'
import { whyLine, type Why } from './why-line.ts'

const NONE: readonly CodeFile[] = []

/** The repository that the drawing gives, beside the drawing: parts lead to lines and lines to parts. */
export function CodeView() {
  const project = useDocument((document) => document.project) ?? ''
  const version = useDocument((document) => document.sync.version)
  const broken = useDocument(({ diagnostics }) =>
    diagnostics.some(({ severity }) => severity === 'error'),
  )
  const code = useQuery({
    queryKey: ['code', project, version],
    queryFn: ({ signal }) => call('readCode', { params: { project }, signal }),
    placeholderData: (before) => before,
  })
  if (code.isError)
    return <Trouble text={reasonOf(code.error)} onRetry={() => void code.refetch()} />
  if (code.isPending) return <Waiting />
  const files = code.data.files
  if (files.length === 0) return <NoCode broken={broken} />
  return <Files project={project} files={files} generated={code.data.generation !== null} />
}

interface FilesProps {
  readonly project: string
  readonly files: readonly CodeFile[]
  readonly generated: boolean
}

function Files({ project, files, generated }: FilesProps) {
  const [comparing, setComparing] = useState(false)
  const [explaining, setExplaining] = useState(false)
  const place = usePlace()
  const narrow = useNarrow()
  // Beside the map, and on a phone, there is room for one file only.
  const [browsing, setBrowsing] = useState(
    !narrow && place.page === 'project' && place.view === 'code',
  )
  const manifest = useDocument((document) => document.manifest)
  const { nodes } = manifest
  const chosen = useChosen()
  const marked = useMemo(
    () => (chosen === null ? NONE : files.filter((file) => weightOf(file, chosen) > 0)),
    [files, chosen],
  )
  const wanted = place.page === 'project' ? place.file : null
  const file = fileToShow(files, marked, chosen, wanted)
  const lines = useMemo(() => (file && chosen ? linesOf(file, chosen) : []), [file, chosen])
  const diff = useMemo(
    () =>
      comparing && file && file.status !== 'same' ? lineDiff(file.before ?? '', file.text) : null,
    [comparing, file],
  )
  const ran = useRan()
  const failed = useFailedLine(file?.path)
  const problems = useDocument(problemsOf)
  const marks = useMemo(
    () => (file ? lineMarks(file, { chosen: lines, ran, failed, problems }, diff) : []),
    [file, lines, ran, failed, problems, diff],
  )
  useMissing(files, wanted, file?.path)
  if (!file) return null
  const line = place.page === 'project' && wanted === file.path ? place.line : null
  const wantedLine = line ?? lines[0] ?? null
  const compare = (on: boolean): void => {
    setComparing(on)
    const changed = files.find(({ path, status }) => status !== 'same' && path.startsWith('src/'))
    if (on && !narrow) setBrowsing(true)
    if (!on || file.status !== 'same' || !changed) return
    select()
    changePlace({ file: changed.path, line: null })
  }
  const text = diff ? diff.map((line) => line.text).join('\n') : file.text
  const madeBy = nodes.filter(({ id }) => file.origins.some(({ node }) => node === id))
  return (
    <section aria-label="Code" className="flex min-h-0 min-w-0 flex-1 border-l bg-surface">
      {browsing && (
        <div className="w-56 shrink-0 overflow-y-auto border-r max-[759px]:w-full">
          {comparing && (
            <IntentsSince
              onChoose={(path) => {
                select()
                changePlace({ file: path, line: null })
              }}
            />
          )}
          <FileTree
            files={files}
            chosen={file.path}
            marked={new Set(marked.map(({ path }) => path))}
            compared={generated}
            onChoose={(path) => {
              changePlace({ file: path, line: null }, 'push')
              if (narrow) setBrowsing(false)
            }}
          />
        </div>
      )}
      <div className="flex min-w-0 flex-1 flex-col">
        <header className="flex h-10 shrink-0 items-center gap-2 border-b pr-4 pl-2">
          <IconButton
            label={browsing ? 'Hide the files' : 'Show the files'}
            pressed={browsing}
            onClick={() => setBrowsing(!browsing)}
          >
            <PanelLeft size={16} />
          </IconButton>
          <h2 className="min-w-0 flex-1 truncate font-mono text-12">{file.path}</h2>
          <IconButton label="Explain this file" onClick={() => setExplaining(true)}>
            <MessageCircleQuestion size={16} />
          </IconButton>
          {generated && <SwitchRow label="What changed" checked={comparing} onChange={compare} />}
        </header>
        <CodeText
          key={`${file.path}\n${text}`}
          path={file.path}
          text={text}
          marks={marks}
          scrollTo={
            diff && wantedLine !== null ? (placesIn(diff)[wantedLine - 1] ?? null) : wantedLine
          }
          onLine={(pressed) => {
            const now = diff ? lineAfter(diff, pressed) : pressed
            const origin = now === null ? undefined : originOf(file, now)
            changePlace({ file: file.path, line: now })
            if (!origin) return
            showOrigin(origin)
            lookAtLine(origin)
          }}
        />
        {line !== null && (
          <LineWords
            file={file}
            line={line}
            why={whyOf(manifest, file, line)}
            problems={problemsAt(problems, file, line)}
          />
        )}
        {explaining && (
          <FileExplanation file={file} files={files} onClose={() => setExplaining(false)} />
        )}
        <OwnEdits project={project} />
        <footer className="flex h-7 shrink-0 items-center gap-1.5 overflow-x-auto border-t px-4 text-12 text-text-2">
          {madeBy.length === 0 ? 'The same in every backend' : 'Made from'}
          {madeBy.map(({ id, name }) => (
            <button
              key={id}
              type="button"
              className="h-6 rounded-chip px-1.5 font-medium text-accent hover:bg-hover"
              onClick={() => {
                showPart(id)
              }}
            >
              {name}
            </button>
          ))}
        </footer>
      </div>
    </section>
  )
}

function problemsAt(problems: readonly Diagnostic[], file: CodeFile, line: number) {
  const origin = originOf(file, line)
  return origin ? problems.filter((problem) => isAbout(problem, origin)) : []
}

function whyOf(manifest: Manifest, file: CodeFile, line: number): Why | null {
  const origin = originOf(file, line)
  return origin ? whyLine(manifest, origin) : null
}

/** Says it when a file that was linked to is not among those that the drawing gives now. */
function useMissing(
  files: readonly CodeFile[],
  wanted: string | null,
  shown: string | undefined,
): void {
  const isMissing = wanted !== null && !files.some(({ path }) => path === wanted)
  useEffect(() => {
    if (!isMissing || shown === undefined) return
    notify({ tone: 'plain', text: `${wanted} is not written any more. This is ${shown}.` })
    changePlace({ file: null, line: null })
  }, [isMissing, wanted, shown])
}

/** The file that was asked for while it says something of the selection, else the one that says most. */
function fileToShow(
  files: readonly CodeFile[],
  marked: readonly CodeFile[],
  chosen: Chosen | null,
  wanted: string | null,
): CodeFile | undefined {
  const asked = files.find(({ path }) => path === wanted)
  if (asked && (marked.length === 0 || marked.includes(asked))) return asked
  const code = marked
    .filter(({ path }) => path.startsWith('src/') && path.endsWith('.ts'))
    .toSorted((a, b) => (chosen ? weightOf(b, chosen) - weightOf(a, chosen) : 0))
  return (
    code[0] ?? marked[0] ?? asked ?? files.find(({ path }) => path === 'src/app.ts') ?? files[0]
  )
}

function NoCode({ broken }: { readonly broken: boolean }) {
  return (
    <section
      aria-label="Code"
      className="flex flex-1 flex-col items-center justify-center gap-2 border-l bg-surface p-8 text-center"
    >
      <PackageOpen size={28} className="text-text-3" aria-hidden />
      <h2 className="text-14 font-semibold">
        {broken ? 'No code while there are problems' : 'No code yet'}
      </h2>
      <p className="max-w-[340px] text-text-2">
        {broken
          ? 'Code is written when the drawing has no errors. The list of problems leads to each.'
          : 'Draw a table and join it to an API: its code appears here at once.'}
      </p>
      {broken && (
        <Button onClick={() => useSession.setState({ dock: 'problems' })}>Show the problems</Button>
      )}
      {!broken && (
        <Button onClick={() => show({ type: 'add', after: null, at: null })}>Add a part</Button>
      )}
    </section>
  )
}
