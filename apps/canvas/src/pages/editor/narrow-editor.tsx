import type { User } from '@drawbridge/protocol'
import {
  CircleAlert,
  Code,
  Database,
  History,
  ListTree,
  PackageOpen,
  SlidersHorizontal,
  Undo2,
  UserPlus,
  Zap,
} from 'lucide-react'
import { lazy, Suspense, useEffect } from 'react'
import { shareAction } from '../../actions/share.ts'
import { undoAction } from '../../actions/undo.ts'
import { Details } from '../../details/details.tsx'
import { countingOf, problemsOf } from '../../document/problems.ts'
import { Explorer } from '../../explorer/explorer.tsx'
import { Breadcrumbs } from '../../flow/breadcrumbs.tsx'
import type { Shown } from '../../flow/current.ts'
import { Outline } from '../../map/outline.tsx'
import type { Compared, View } from '../../routes.ts'
import { useDocument } from '../../stores/document.ts'
import { show, useSession } from '../../stores/session.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Link } from '../../ui/link.tsx'
import { Mark } from '../../ui/mark.tsx'
import { changePlace } from '../../use-place.ts'
import { AccountMenu } from '../dashboard/account-menu.tsx'
import { ComparisonView } from '../../versions/comparison-view.tsx'
import { Waiting } from '../lost.tsx'
import { Dock } from './dock.tsx'
import { HistoryPanel } from './history-panel.tsx'
import { LevelMenu } from './level-menu.tsx'
import { Prompt } from '../../proposal/prompt.tsx'
import { RunPill } from './run-pill.tsx'
import { SavingWord } from './saving-word.tsx'

const DataView = lazy(() =>
  import('../../data/data-view.tsx').then(({ DataView: view }) => ({ default: view })),
)

const CodeView = lazy(() =>
  import('../../code/code-view.tsx').then(({ CodeView: view }) => ({ default: view })),
)

const TABS = [
  ['outline', 'Outline', ListTree],
  ['details', 'Details', SlidersHorizontal],
  ['try', 'Try it', Zap],
  ['data', 'Data', Database],
  ['code', 'Code', Code],
  ['problems', 'Problems', CircleAlert],
] as const
type Tab = (typeof TABS)[number][0]

interface NarrowEditorProps {
  readonly user: User
  readonly view: View
  readonly shown: Shown | null
  readonly compare: Compared | null
}

/** A project on a phone: the drawing as a list, and each of its panels with the screen to itself. */
export function NarrowEditor({ user, view, shown, compare }: NarrowEditorProps) {
  const side = useSession((session) => session.side)
  const dock = useSession((session) => session.dock)
  const showsHistory = useSession((session) => session.rail === 'history')
  const tab: Tab = dock
    ? 'problems'
    : view === 'code' || view === 'data'
      ? view
      : (side ?? 'outline')
  useEffect(() => {
    // Beside a map the details are open at the start; here they would hide the drawing.
    const { side: open, selection } = useSession.getState()
    if (open === 'details' && selection.length === 0) useSession.setState({ side: null })
  }, [])
  return (
    <div className="flex h-full flex-col">
      <NarrowBar user={user} />
      <main id="side" className="flex min-h-0 flex-1 flex-col overflow-y-auto bg-surface">
        <Suspense fallback={<Waiting />}>
          {compare ? (
            <ComparisonView {...compare} />
          ) : showsHistory ? (
            <HistoryPanel />
          ) : (
            <Panel tab={tab} shown={shown} />
          )}
        </Suspense>
      </main>
      <Tabs tab={compare || showsHistory ? null : tab} />
    </div>
  )
}

interface PanelProps {
  readonly tab: Tab
  readonly shown: Shown | null
}

function Panel({ tab, shown }: PanelProps) {
  switch (tab) {
    case 'outline':
      return <Drawing shown={shown} />
    case 'details':
      return <Details />
    case 'try':
      return <Explorer />
    case 'data':
      return <DataView />
    case 'code':
      return <CodeView />
    case 'problems':
      return <Dock />
  }
}

function NarrowBar({ user }: { readonly user: User }) {
  const name = useDocument((document) => document.manifest.name)
  const showsHistory = useSession((session) => session.rail === 'history')
  const canUndo = useDocument((document) => document.past.length > 0)
  return (
    <header className="flex shrink-0 flex-col gap-2 border-b bg-surface px-3 py-2">
      <div className="flex items-center gap-2.5">
        <Link to="/" aria-label="All projects" className="rounded-panel">
          <Mark />
        </Link>
        <h1 className="min-w-0 flex-1 truncate text-14 font-semibold">{name}</h1>
        <SavingWord />
        <AccountMenu user={user} />
      </div>
      <div className="flex items-center gap-1.5">
        <RunPill />
        <span className="flex-1" />
        <LevelMenu />
        <IconButton label={shareAction.label} size={32} onClick={shareAction.perform}>
          <UserPlus size={16} />
        </IconButton>
        <IconButton
          label="History"
          size={32}
          pressed={showsHistory}
          onClick={() => {
            useSession.setState({ rail: showsHistory ? null : 'history' })
            changePlace({ compare: null })
          }}
        >
          <History size={16} />
        </IconButton>
        <IconButton
          label={undoAction.label}
          size={32}
          disabled={!canUndo}
          onClick={undoAction.perform}
        >
          <Undo2 size={16} />
        </IconButton>
        <Button
          look="primary"
          icon={<PackageOpen size={14} />}
          onClick={() => show({ type: 'generate' })}
        >
          <span className="max-[419px]:sr-only">Generate code</span>
        </Button>
      </div>
    </header>
  )
}

/** The drawing, or the flow that is open in it, as a list that can be worked on. */
function Drawing({ shown }: { readonly shown: Shown | null }) {
  return (
    <>
      <p className="border-b bg-sunken px-4 py-2.5 text-12 text-text-2">
        The map needs a wider screen. This is the same drawing as a list, and everything can be
        changed from here.
      </p>
      {shown ? (
        <div className="relative h-14 shrink-0">
          <Breadcrumbs flow={shown.flow} />
        </div>
      ) : (
        <Prompt />
      )}
      <Outline />
    </>
  )
}

function Tabs({ tab }: { readonly tab: Tab | null }) {
  const problems = useDocument((document) => countingOf(problemsOf(document)).length)
  return (
    <nav aria-label="Panels" className="flex shrink-0 border-t bg-surface">
      {TABS.map(([name, label, Icon]) => (
        <button
          key={name}
          type="button"
          aria-current={tab === name || undefined}
          className={classNames(
            'flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-11 font-medium',
            tab === name ? 'text-accent' : 'text-text-2',
          )}
          onClick={() => open(name)}
        >
          <Icon size={18} aria-hidden />
          {name === 'problems' && problems > 0 ? `Problems ${problems}` : label}
        </button>
      ))}
    </nav>
  )
}

function open(tab: Tab): void {
  useSession.setState({
    rail: null,
    side: tab === 'details' || tab === 'try' ? tab : null,
    dock: tab === 'problems' ? 'problems' : null,
  })
  changePlace({ view: tab === 'code' || tab === 'data' ? tab : 'map', compare: null })
}
