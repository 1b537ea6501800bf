import type { User } from '@drawbridge/protocol'
import {
  ChevronRight,
  CircleAlert,
  CircleCheck,
  Code,
  Columns2,
  Database,
  Map,
  PackageOpen,
  Redo2,
  Search,
  Undo2,
  UserPlus,
} from 'lucide-react'
import { commandsAction } from '../../actions/commands.ts'
import { useKeys } from '../../actions/keys.ts'
import { problemsAction } from '../../actions/problems.ts'
import { redoAction } from '../../actions/redo.ts'
import { shareAction } from '../../actions/share.ts'
import { showView } from '../../actions/show-view.ts'
import { undoAction } from '../../actions/undo.ts'
import { problemsOf } from '../../document/problems.ts'
import type { View } from '../../routes.ts'
import { perform, useDocument } from '../../stores/document.ts'
import { show, toggleDock } from '../../stores/session.ts'
import { useTrace } from '../../stores/trace.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { counted } from '../../ui/counted.ts'
import { Link } from '../../ui/link.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Tooltip } from '../../ui/tooltip.tsx'
import { People } from '../../together/people.tsx'
import { AccountMenu } from '../dashboard/account-menu.tsx'
import { LevelMenu } from './level-menu.tsx'
import { RunPill } from './run-pill.tsx'
import { SavingWord } from './saving-word.tsx'

interface TopBarProps {
  readonly user: User
  readonly view: View
}

export function TopBar({ user, view }: TopBarProps) {
  const canUndo = useDocument((document) => document.past.length > 0)
  const canRedo = useDocument((document) => document.future.length > 0)
  const keyOf = useKeys()
  return (
    <header className="z-20 flex h-12 shrink-0 items-center gap-1.5 border-b bg-surface px-3">
      <div className="flex flex-1 items-center gap-1.5">
        <Tooltip label="All projects">
          <Link to="/" aria-label="All projects" className="rounded-panel">
            <Mark />
          </Link>
        </Tooltip>
        <ChevronRight size={14} aria-hidden className="text-text-3" />
        <ProjectName />
        <span className="max-[1099px]:hidden">
          <SavingWord />
        </span>
      </div>
      <ViewSwitch view={view} />
      <div className="flex flex-1 items-center justify-end gap-1.5">
        <People />
        <IconButton label={shareAction.label} onClick={shareAction.perform}>
          <UserPlus size={16} />
        </IconButton>
        <IconButton
          label={undoAction.label}
          shortcut={keyOf(undoAction)}
          disabled={!canUndo}
          onClick={undoAction.perform}
        >
          <Undo2 size={16} />
        </IconButton>
        <IconButton
          label={redoAction.label}
          shortcut={keyOf(redoAction)}
          disabled={!canRedo}
          onClick={redoAction.perform}
        >
          <Redo2 size={16} />
        </IconButton>
        <IconButton
          label="Find and do anything"
          shortcut={keyOf(commandsAction)}
          onClick={() => show({ type: 'commands' })}
        >
          <Search size={16} />
        </IconButton>
        <LevelMenu />
        <ProblemCount />
        <RunPill />
        <Button
          look="primary"
          size={28}
          icon={<PackageOpen size={14} />}
          onClick={() => show({ type: 'generate' })}
        >
          Generate code
        </Button>
        <span className="ml-1">
          <AccountMenu user={user} />
        </span>
      </div>
    </header>
  )
}

function ProjectName() {
  const name = useDocument((document) => document.manifest.name)
  const keep = (text: string): void => {
    const wished = text.trim()
    if (wished !== '' && wished !== name) perform({ type: 'setProject', name: wished })
  }
  return (
    <input
      key={name}
      aria-label="Name of the project"
      defaultValue={name}
      maxLength={100}
      size={Math.min(Math.max(name.length, 6), 32)}
      className="h-7 rounded-control bg-transparent px-1.5 text-13 font-semibold text-ellipsis hover:bg-hover focus:bg-surface"
      onBlur={(event) => {
        if (event.target.value.trim() === '') event.target.value = name
        keep(event.target.value)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.value = name
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur()
      }}
    />
  )
}

const VIEW_ROWS = [
  ['map', 'Map', Map],
  ['split', 'Split', Columns2],
  ['code', 'Code', Code],
  ['data', 'Data', Database],
] as const

function ViewSwitch({ view }: { readonly view: View }) {
  return (
    <div role="group" aria-label="View" className="flex rounded-control border bg-sunken p-0.5">
      {VIEW_ROWS.map(([name, label, Icon]) => (
        <button
          key={name}
          type="button"
          aria-pressed={view === name}
          className={classNames(
            'flex h-6 items-center gap-1.5 rounded-chip px-2.5 text-12 font-medium',
            view === name ? 'bg-surface shadow-1' : 'text-text-2 hover:text-text',
          )}
          onClick={() => showView(name)}
        >
          <Icon size={14} aria-hidden />
          <span className="max-[1099px]:sr-only">{label}</span>
        </button>
      ))}
    </div>
  )
}

function ProblemCount() {
  const diagnostics = useDocument(problemsOf)
  const keyOf = useKeys()
  const fails = useTrace((trace) => trace.preview?.state === 'problem')
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning').length
  const label =
    errors + warnings === 0
      ? fails
        ? 'The drawing is right, but it does not run: look at the logs'
        : 'No problems'
      : `${counted(errors, 'problem')}, ${counted(warnings, 'warning')}`
  return (
    <Tooltip label={label} shortcut={keyOf(problemsAction)}>
      <button
        type="button"
        aria-label={label}
        className={classNames(
          'flex h-7 items-center gap-1 rounded-control px-2 font-medium hover:bg-hover',
          errors > 0 ? 'text-error' : warnings > 0 ? 'text-warning' : 'text-text-2',
        )}
        onClick={() => toggleDock('problems')}
      >
        {errors + warnings > 0 || fails ? <CircleAlert size={16} /> : <CircleCheck size={16} />}
        {errors + warnings > 0 && errors + warnings}
      </button>
    </Tooltip>
  )
}
