import { hasRole, type ListedProject, type ProjectRole } from '@drawbridge/protocol'
import {
  Archive,
  ArchiveRestore,
  Copy,
  Download,
  Ellipsis,
  LogOut,
  Pencil,
  Trash2,
  Users,
} from 'lucide-react'
import { useState } from 'react'
import { projectAddress } from '../../routes.ts'
import { addressOf, call, reasonOf } from '../../server/client.ts'
import { queryClient } from '../../server/queries.ts'
import { notify } from '../../stores/session.ts'
import { ago, fullTime } from '../../ui/ago.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { TextInput } from '../../ui/fields.tsx'
import { Link } from '../../ui/link.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Parts, Thumbnail } from './thumbnail.tsx'

/** Does something to projects and shows them as they are then. */
async function change(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    notify({ tone: 'error', text: reasonOf(error) })
    return false
  } finally {
    await queryClient.invalidateQueries({ queryKey: ['projects'] })
  }
}

async function remove(project: ListedProject): Promise<void> {
  const params = { project: project.id }
  if (!(await change(() => call('deleteProject', { params })))) return
  const perform = () => void restore(project)
  const text = `Deleted ${project.name}. It is kept under Deleted.`
  notify({ tone: 'plain', text, action: { label: 'Undo', perform } })
}

async function restore({ id, name }: ListedProject): Promise<void> {
  if (await change(() => call('restoreProject', { params: { project: id } })))
    notify({ tone: 'plain', text: `${name} is there again` })
}

async function archive(project: ListedProject): Promise<void> {
  const params = { project: project.id }
  const to = (state: 'active' | 'archived') => () =>
    call('changeProject', { params, body: { state } })
  const archived = project.state === 'archived'
  if (!(await change(to(archived ? 'active' : 'archived')))) return
  const perform = () => void change(to(archived ? 'archived' : 'active'))
  const text = archived ? `${project.name} is active again` : `Archived ${project.name}`
  notify({ tone: 'plain', text, action: { label: 'Undo', perform } })
}

const SHARED: Readonly<Record<ProjectRole, string>> = {
  viewer: 'Shared with you: you look',
  editor: 'Shared with you: you edit',
  owner: 'You share it',
}

const when = <Row,>(isThere: boolean, row: Row): readonly Row[] => (isThere ? [row] : [])

export function ProjectCard({ project }: { readonly project: ListedProject }) {
  const [renaming, setRenaming] = useState(false)
  const params = { project: project.id }
  const archived = project.state === 'archived'
  const deleted = project.state === 'deleted'
  const mayEdit = hasRole(project.role, 'editor')
  const owns = project.role === 'owner'
  return (
    <li className="group relative flex flex-col overflow-hidden rounded-node border bg-surface shadow-1 transition-shadow hover:border-border-strong hover:shadow-2">
      <Thumbnail sketch={project.sketch} />
      <div className="flex items-start gap-1 px-4 pt-3">
        <div className="min-w-0 flex-1">
          {renaming ? (
            <NameForm project={project} onDone={() => setRenaming(false)} />
          ) : deleted ? (
            <span className="block truncate text-14 font-semibold">{project.name}</span>
          ) : (
            <Link
              to={projectAddress(project.id)}
              className="block truncate text-14 font-semibold before:absolute before:inset-0 before:rounded-node focus-visible:outline-none focus-visible:before:outline-2 focus-visible:before:outline-accent"
            >
              {project.name}
            </Link>
          )}
        </div>
        <div className="relative z-[1] -mr-2">
          {deleted && owns && (
            <Button
              size={24}
              icon={<ArchiveRestore size={14} />}
              aria-label={`Restore ${project.name}`}
              onClick={() => void restore(project)}
            >
              Restore
            </Button>
          )}
          {!deleted && (
            <Menu
              align="end"
              rows={[
                [
                  ...when(mayEdit, {
                    label: 'Rename',
                    icon: <Pencil size={14} />,
                    onSelect: () => setRenaming(true),
                  }),
                  {
                    label: 'Duplicate',
                    icon: <Copy size={14} />,
                    onSelect: () => void change(() => call('duplicateProject', { params })),
                  },
                  {
                    label: 'Export drawing',
                    icon: <Download size={14} />,
                    onSelect: () => location.assign(addressOf('exportManifest', { params })),
                  },
                ],
                [
                  ...when(mayEdit, {
                    label: archived ? 'Take out of the archive' : 'Archive',
                    icon: archived ? <ArchiveRestore size={14} /> : <Archive size={14} />,
                    onSelect: () => void archive(project),
                  }),
                  ...when(owns, {
                    label: 'Delete',
                    icon: <Trash2 size={14} />,
                    danger: true,
                    onSelect: () => void remove(project),
                  }),
                  ...when(!owns, {
                    label: 'Leave',
                    icon: <LogOut size={14} />,
                    danger: true,
                    onSelect: () => void change(() => call('leaveProject', { params })),
                  }),
                ],
              ]}
            >
              <IconButton label={`Actions for ${project.name}`} size={24}>
                <Ellipsis size={16} />
              </IconButton>
            </Menu>
          )}
        </div>
      </div>
      <div className="flex items-center gap-2 px-4 pt-1 pb-3 text-12 text-text-2">
        {project.running && (
          <span className="flex items-center gap-1.5 text-ok">
            <span aria-hidden className="size-2 rounded-full bg-ok" /> Running
          </span>
        )}
        {project.members > 1 && (
          <span className="flex items-center gap-1" title={SHARED[project.role]}>
            <Users size={14} aria-hidden /> {project.members}
            <span className="sr-only">members. {SHARED[project.role]}</span>
          </span>
        )}
        <Parts parts={project.parts} />
        <time
          dateTime={project.updatedAt}
          title={fullTime(project.updatedAt)}
          className="ml-auto shrink-0 text-text-3"
        >
          {ago(project.updatedAt)}
        </time>
      </div>
    </li>
  )
}

interface NameFormProps {
  readonly project: ListedProject
  readonly onDone: () => void
}

function NameForm({ project, onDone }: NameFormProps) {
  const keep = (name: string): void => {
    onDone()
    const params = { project: project.id }
    if (name.trim() === '' || name.trim() === project.name) return
    void change(() => call('changeProject', { params, body: { name: name.trim() } }))
  }
  return (
    <TextInput
      autoFocus
      aria-label="Name of the project"
      defaultValue={project.name}
      maxLength={100}
      className="!h-7 relative z-[1]"
      onFocus={(event) => event.target.select()}
      onBlur={(event) => keep(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur()
        if (event.key === 'Escape') onDone()
      }}
    />
  )
}
