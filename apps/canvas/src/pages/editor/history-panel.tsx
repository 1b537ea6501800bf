import { useQuery } from '@tanstack/react-query'
import type { HistoryEntry } from '@drawbridge/protocol'
import { Bookmark, BookmarkPlus, GitCompareArrows, Link2, RotateCcw } from 'lucide-react'
import { useKeys } from '../../actions/keys.ts'
import { nameVersionAction } from '../../actions/name-version.ts'
import { copyAddress } from '../../links/copy.ts'
import { call } from '../../server/client.ts'
import { useDocument } from '../../stores/document.ts'
import { show } from '../../stores/session.ts'
import { ago, fullTime } from '../../ui/ago.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { PanelTitle } from '../../ui/panel-title.tsx'
import { changePlace, usePlace } from '../../use-place.ts'
import { compareVersions } from '../../versions/compare.ts'
import { labelOf } from '../../versions/label-of.ts'
import { restore } from '../../versions/restore.ts'
import { useHistory } from '../../versions/use-history.ts'

/** Every saved edit, the newest first; any of them can be looked at and gone back to. */
export function HistoryPanel() {
  const project = useDocument((document) => document.project) ?? ''
  const version = useDocument((document) => document.sync.version)
  const place = usePlace()
  const chosen = place.page === 'project' ? place.version : null
  const history = useHistory()
  const keyOf = useKeys()
  const several = new Set(history.data?.map(({ who }) => who)).size > 1
  return (
    <>
      <PanelTitle title="History" hint="The newest change first">
        <IconButton
          label="Name this version"
          shortcut={keyOf(nameVersionAction)}
          onClick={() => show({ type: 'nameVersion' })}
        >
          <BookmarkPlus size={16} />
        </IconButton>
      </PanelTitle>
      {history.data && chosen !== null && !history.data.some((one) => one.version === chosen) && (
        <p role="status" className="px-4 pb-2 text-text-2">
          Version {chosen} is not in the history. These are the ones that are.
        </p>
      )}
      {history.data?.length === 0 && <p className="px-4 text-text-2">Nothing was changed yet.</p>}
      <ol className="px-2 pb-4">
        {history.data?.map((entry) => (
          <Entry
            key={entry.version}
            project={project}
            entry={entry}
            signed={several}
            newest={entry.version === version}
            open={chosen === entry.version}
            onToggle={() =>
              changePlace({ version: chosen === entry.version ? null : entry.version })
            }
          />
        ))}
      </ol>
    </>
  )
}

interface EntryProps {
  readonly project: string
  readonly entry: HistoryEntry
  /** Whether it says who made it. */
  readonly signed: boolean
  readonly newest: boolean
  readonly open: boolean
  readonly onToggle: () => void
}

function Entry({ project, entry, signed, newest, open, onToggle }: EntryProps) {
  return (
    <li>
      <button
        type="button"
        aria-expanded={open}
        className={classNames(
          'flex w-full items-start gap-2 rounded-control px-2 py-1.5 text-left',
          open ? 'bg-hover' : 'hover:bg-hover',
        )}
        onClick={onToggle}
      >
        <span className="mt-1.5 size-2 shrink-0 rounded-full border-2 border-border-strong" />
        <span className="min-w-0 flex-1">
          {entry.name && (
            <span className="flex items-center gap-1 font-semibold">
              <Bookmark size={12} className="text-accent" aria-label="Named version" /> {entry.name}
            </span>
          )}
          <span className="line-clamp-2">{labelOf(entry)}</span>
          {entry.suggested && (
            <span className="block truncate text-11 text-text-3" title={entry.suggested.by}>
              Suggested by {entry.suggested.by}
            </span>
          )}
          <span className="flex gap-1 text-11 text-text-3">
            {signed && (
              <span className="min-w-0 truncate" title={entry.who}>
                {entry.who}
              </span>
            )}
            {signed && <span aria-hidden>·</span>}
            <time className="shrink-0" dateTime={entry.when} title={fullTime(entry.when)}>
              {newest ? 'Now' : ago(entry.when)}
            </time>
          </span>
        </span>
      </button>
      {open && entry.suggested && <Idea suggested={entry.suggested} who={entry.who} />}
      {open && !newest && <Since project={project} version={entry.version} />}
    </li>
  )
}

interface IdeaProps {
  readonly suggested: NonNullable<HistoryEntry['suggested']>
  readonly who: string
}

/** What was asked of whoever suggested it, and who has accepted it. */
function Idea({ suggested, who }: IdeaProps) {
  return (
    <div className="mb-2 ml-6 border-l pl-3 text-12">
      <p className="pt-1 text-text-3">Asked for:</p>
      <p className="break-words whitespace-pre-line text-text-2">{suggested.prompt}</p>
      <p className="pt-1 text-text-3">Accepted by {who}</p>
    </div>
  )
}

/** What has changed since a version, and the way back to it. */
function Since({ project, version }: { readonly project: string; readonly version: number }) {
  const params = { project, version }
  const difference = useQuery({
    queryKey: ['diff', project, version, useDocument((document) => document.sync.version)],
    queryFn: async ({ signal }) => (await call('diffVersions', { params, query: {}, signal })).data,
  })
  return (
    <div className="mb-2 ml-6 border-l pl-3 text-12">
      <p className="pt-1 text-text-3">Since then:</p>
      <ul className="py-1 text-text-2">
        {difference.data?.slice(0, 12).map(({ sentence }) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {difference.data?.length === 0 && <li>Nothing that shows</li>}
        {(difference.data?.length ?? 0) > 12 && <li>and more</li>}
      </ul>
      <div className="flex flex-wrap gap-1">
        <Button
          size={24}
          icon={<GitCompareArrows size={12} />}
          onClick={() => compareVersions({ from: version, to: null })}
        >
          Show on the map
        </Button>
        <Button
          size={24}
          icon={<Link2 size={12} />}
          onClick={() => copyAddress('this version', { version, compare: null })}
        >
          Copy link
        </Button>
        <Button
          size={24}
          icon={<RotateCcw size={12} />}
          onClick={() => void restore(project, version)}
        >
          Go back to this
        </Button>
      </div>
    </div>
  )
}
