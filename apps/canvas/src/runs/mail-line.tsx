import type { Run } from '@drawbridge/protocol'
import { Mail } from 'lucide-react'
import { show } from '../stores/session.ts'
import { Button } from '../ui/button.tsx'
import { sentMail } from './sent-mail.ts'

/** Where the mail of a request went, beside what else it did. */
export function MailLine({ run }: { readonly run: Run }) {
  if (!sentMail(run)) return null
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-12">
      <Mail size={14} className="shrink-0 text-text-2" aria-hidden />
      Its mail reached nobody: the preview keeps it here.
      <Button look="plain" size={24} onClick={() => show({ type: 'previewMailbox' })}>
        Show the mail
      </Button>
    </p>
  )
}
