import { hasRole } from '@drawbridge/protocol'
import { reasonOf } from '../../server/client.ts'
import { useDocument } from '../../stores/document.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { KeyForm } from './key-form.tsx'
import { KeyRow } from './key-row.tsx'
import { useAssistantKeys } from './queries.ts'

interface AssistantsProps {
  readonly onClose: () => void
}

/** Programs that are let into the project, and what each may do. */
export function Assistants({ onClose }: AssistantsProps) {
  const project = useDocument((document) => document.project) ?? ''
  const role = useDocument((document) => document.role)
  return (
    <Dialog
      title="Assistants of your own"
      description="Claude Code, Cursor, VS Code or a program of yours works on this project in your name, as far as you allow it. What it makes passes every check first, and stands in the history."
      className="w-[600px]"
      onClose={onClose}
    >
      {hasRole(role, 'editor') ? (
        <div className="flex flex-col gap-4">
          <KeyForm project={project} role={role} />
          <Keys project={project} isOwner={role === 'owner'} />
        </div>
      ) : (
        <p className="text-text-2">Its editors and owners let assistants in.</p>
      )}
    </Dialog>
  )
}

function Keys({ project, isOwner }: { readonly project: string; readonly isOwner: boolean }) {
  const { data, error } = useAssistantKeys(project)
  if (error)
    return (
      <p role="alert" className="text-error">
        {reasonOf(error)}
      </p>
    )
  if (data?.length === 0) return <p className="text-12 text-text-3">No assistant is let in yet.</p>
  return (
    <ul className="divide-y border-y" aria-label="Keys">
      {data?.map((one) => (
        <KeyRow key={one.id} project={project} assistant={one} isOwner={isOwner} />
      ))}
    </ul>
  )
}
