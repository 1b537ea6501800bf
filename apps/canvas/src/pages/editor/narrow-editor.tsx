import type { User } from '@drawbridge/protocol'
import {
  CircleAlert,
  Code,
  ListTree,
  PackageOpen,
  Plus,
  SlidersHorizontal,
  Undo2,
  Zap,
} from 'lucide-react'
import { lazy, Suspense, useEffect } from 'react'
import { undoAction } from '../../actions/undo.ts'
import { Details } from '../../details/details.tsx'
import { countingOf, problemsOf } from '../../document/problems.ts'
import { Explorer } from '../../explorer/explorer.tsx'
import { Breadcrumbs } from '../../flow/breadcrumbs.tsx'
import type { Shown } from '../../flow/current.ts'
import { Outline } from '../../map/outline.tsx'
import type { View } from '../../routes.ts'
import { useDocument } from '../../stores/document.ts'
import { show, useSession } from '../../stores/session.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Link } from '../../ui/link.tsx'
import { Mark } from '../../ui/mark.tsx'
import { changePlace } from '../../use-place.ts'
import { AccountMenu } from '../dashboard/account-menu.tsx'
import { Waiting } from '../lost.tsx'
import { Dock } from './dock.tsx'
import { Prompt } from './prompt.tsx'
import { RunPill } from './run-pill.tsx'
import { SavingWord } from './saving-word.tsx'

const CodeView = lazy(() =>
  import('../../code/code-view.tsx').then(({ CodeView: view }) => ({ default: view })),
)

const TABS = [
  ['outline', 'Outline', ListTree],
  ['details', 'Details', SlidersHorizontal],
  ['try', 'Try it', Zap],
  ['code', 'Code', Code],
  ['problems', 'Problems', CircleAlert],
] as const
type Tab = (typeof TABS)[number][0]

interface NarrowEditorProps {
  readonly user: User
  readonly view: View
  readonly shown: Shown | null
}

/** A project on a phone: the drawing as a list, and each of its panels with the screen to itself. */
export function NarrowEditor({ user, view, shown }: NarrowEditorProps) {
  const side = useSession((session) => session.side)
  const dock = useSession((session) => session.dock)
  const tab: Tab = dock ? 'problems' : view === 'code' ? 'code' : (side ?? 'outline')
  useEffect(() => {
    // Beside a map the details are open at the start; here they would hide the drawing.
    const { side: open, selection } = useSession.getState()
    if (open === 'details' && selection.length === 0) useSession.setState({ side: null })
  }, [])
  return (
    <div className="flex h-full flex-col">
      <NarrowBar user={user} />
      <main id="side" className="flex min-h-0 flex-1 flex-col overflow-y-auto bg-surface">
        {tab === 'outline' && <Drawing shown={shown} />}
        {tab === 'details' && <Details />}
        {tab === 'try' && <Explorer />}
        {tab === 'code' && (
          <Suspense fallback={<Waiting />}>
            <CodeView />
          </Suspense>
        )}
        {tab === 'problems' && <Dock />}
      </main>
      <Tabs tab={tab} />
    </div>
  )
}

function NarrowBar({ user }: { readonly user: User }) {
  const name = useDocument((document) => document.manifest.name)
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
          Generate code
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
      {!shown && (
        <Button
          size={40}
          className="mx-4 mb-6"
          icon={<Plus size={16} />}
          onClick={() => show({ type: 'add', after: null, at: null })}
        >
          Add a part
        </Button>
      )}
    </>
  )
}

function Tabs({ tab }: { readonly tab: Tab }) {
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
    side: tab === 'details' || tab === 'try' ? tab : null,
    dock: tab === 'problems' ? 'problems' : null,
  })
  changePlace({ view: tab === 'code' ? 'code' : 'map' })
}
