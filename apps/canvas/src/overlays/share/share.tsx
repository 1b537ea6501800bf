import { Bot } from 'lucide-react'
import { assistantsAction } from '../../actions/assistants.ts'
import { useDocument } from '../../stores/document.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Events } from './events.tsx'
import { Invitations } from './invitations.tsx'
import { InviteForm } from './invite-form.tsx'
import { Members } from './members.tsx'

/** Who works on the project, and the ways in and out. */
export function Share({ onClose }: { readonly onClose: () => void }) {
  const project = useDocument((document) => document.project) ?? ''
  const role = useDocument((document) => document.role)
  const isOwner = role === 'owner'
  return (
    <Dialog
      title="Share this project"
      description={
        isOwner
          ? 'Viewers look, editors draw and run, owners decide who may.'
          : 'Its owners decide who works on it, and as what.'
      }
      className="w-[600px]"
      onClose={onClose}
    >
      <div className="flex flex-col gap-5">
        {isOwner && <InviteForm project={project} />}
        <Members project={project} isOwner={isOwner} onLeft={onClose} />
        {isOwner && <Invitations project={project} />}
        {role !== 'viewer' && <ToAssistants />}
        {isOwner && <Events project={project} />}
      </div>
    </Dialog>
  )
}

/** Programs are let in by keys, which are made in a place of their own. */
function ToAssistants() {
  return (
    <p className="flex flex-wrap items-center justify-between gap-2 text-text-2">
      Claude Code, Cursor and others work on a project, too.
      <Button size={28} icon={<Bot size={14} />} onClick={assistantsAction.perform}>
        {assistantsAction.label}
      </Button>
    </p>
  )
}
