import type { User } from '@drawbridge/protocol'
import { Plus, Search, Upload } from 'lucide-react'
import { useDeferredValue, useEffect, useState } from 'react'
import { addressOfPlace, SHELVES, type Shelf } from '../../routes.ts'
import { reasonOf } from '../../server/client.ts'
import { useProjects } from '../../server/queries.ts'
import { Button } from '../../ui/button.tsx'
import { TextInput } from '../../ui/fields.tsx'
import { Link } from '../../ui/link.tsx'
import { Mark } from '../../ui/mark.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Trouble } from '../lost.tsx'
import { AccountMenu } from './account-menu.tsx'
import { CreateProject } from './create-project.tsx'
import { importManifest, type FailedImport } from './import-manifest.ts'
import { ImportProblems } from './import-problems.tsx'
import { ProjectCard } from './project-card.tsx'

interface DashboardProps {
  readonly user: User
  readonly shelf: Shelf
}

const TITLES: Readonly<Record<Shelf, string>> = {
  active: 'Active',
  archived: 'Archived',
  deleted: 'Deleted',
}

/** All projects of one account, the last active first. */
export function Dashboard({ user, shelf }: DashboardProps) {
  const [creating, setCreating] = useState(false)
  const [failed, setFailed] = useState<FailedImport | null>(null)
  const [search, setSearch] = useState('')
  const wanted = useDeferredValue(search.trim().toLowerCase())
  const projects = useProjects(shelf)
  useEffect(() => {
    document.title = 'Projects · Drawbridge'
  }, [])
  if (projects.isError)
    return <Trouble text={reasonOf(projects.error)} onRetry={() => void projects.refetch()} />
  const found = projects.data?.filter(({ name }) => name.toLowerCase().includes(wanted))
  // What is remembered may have been empty before the first project was made.
  const isEmpty = found?.length === 0 && (wanted !== '' || !projects.isFetching)
  return (
    <div className="flex h-full flex-col overflow-y-auto">
      <header className="sticky top-0 z-10 flex h-12 shrink-0 items-center gap-2.5 border-b bg-surface px-4">
        <Mark />
        <span className="text-14 font-semibold">Drawbridge</span>
        <span className="flex-1" />
        <AccountMenu user={user} />
      </header>
      <main className="mx-auto w-full max-w-[1120px] px-6 py-8">
        <div className="mb-5 flex flex-wrap items-center gap-3">
          <h1 className="text-20 font-semibold">Projects</h1>
          <nav
            className="ml-2 flex rounded-control border bg-sunken p-0.5"
            aria-label="Which projects"
          >
            {SHELVES.map((one) => (
              <Tab
                key={one}
                to={addressOfPlace({ page: 'dashboard', shelf: one })}
                current={one === shelf}
                label={TITLES[one]}
              />
            ))}
          </nav>
          <span className="flex-1" />
          <div className="relative">
            <Search size={14} aria-hidden className="absolute top-2 left-2.5 text-text-3" />
            <TextInput
              type="search"
              aria-label="Search projects"
              placeholder="Search"
              className="!w-56 pl-8"
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
          </div>
          <Button icon={<Upload size={14} />} onClick={() => void importManifest(setFailed)}>
            Import
          </Button>
          <Button look="primary" icon={<Plus size={16} />} onClick={() => setCreating(true)}>
            New project
          </Button>
        </div>
        {found && found.length > 0 && (
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(260px,1fr))] gap-4">
            {found.map((project) => (
              <ProjectCard key={project.id} project={project} />
            ))}
          </ul>
        )}
        {isEmpty && (
          <Nothing searching={wanted !== ''} shelf={shelf} onCreate={() => setCreating(true)} />
        )}
        {!found?.length && !isEmpty && <Skeletons />}
      </main>
      {failed && <ImportProblems {...failed} onClose={() => setFailed(null)} />}
      {creating && <CreateProject onClose={() => setCreating(false)} />}
    </div>
  )
}

function Tab({
  to,
  current,
  label,
}: {
  readonly to: string
  readonly current: boolean
  readonly label: string
}) {
  return (
    <Link
      to={to}
      aria-current={current ? 'page' : undefined}
      className={classNames(
        'flex h-6 items-center rounded-chip px-2.5 text-12 font-medium',
        current ? 'bg-surface shadow-1' : 'text-text-2 hover:text-text',
      )}
    >
      {label}
    </Link>
  )
}

interface NothingProps {
  readonly searching: boolean
  readonly shelf: Shelf
  readonly onCreate: () => void
}

const EMPTY: Readonly<Record<Shelf, readonly [title: string, text: string]>> = {
  active: [
    'Your first backend is three clicks away',
    'Begin with a drawing that works, and change it.',
  ],
  archived: ['Nothing is archived', 'Archive a project to keep it without having it in the way.'],
  deleted: ['Nothing is deleted', 'What you delete is kept here, and can be restored.'],
}
const NOT_FOUND = [
  'No project of that name',
  'Try another word, or look among the archived and the deleted ones.',
] as const

function Nothing({ searching, shelf, onCreate }: NothingProps) {
  const [title, text] = searching ? NOT_FOUND : EMPTY[shelf]
  return (
    <div className="flex flex-col items-center rounded-node border-2 border-dashed px-8 py-16 text-center">
      <Mark size={40} />
      <h2 className="mt-4 text-16 font-semibold">{title}</h2>
      <p className="mt-1 mb-5 text-text-2">{text}</p>
      {!searching && shelf === 'active' && (
        <Button look="primary" size={40} icon={<Plus size={16} />} onClick={onCreate}>
          New project
        </Button>
      )}
    </div>
  )
}

function Skeletons() {
  return (
    <div className="late grid grid-cols-[repeat(auto-fill,minmax(260px,1fr))] gap-4" aria-hidden>
      {[1, 2, 3].map((key) => (
        <div key={key} className="h-40 animate-pulse rounded-node border bg-surface" />
      ))}
    </div>
  )
}
