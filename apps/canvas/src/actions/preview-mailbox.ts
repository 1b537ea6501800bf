import { Mail } from 'lucide-react'
import { show } from '../stores/session.ts'
import { always, type Action } from './action.ts'

export const previewMailboxAction: Action = {
  name: 'preview-mailbox',
  label: 'Mail of the preview',
  words: ['mail', 'e-mail', 'email', 'inbox'],
  icon: Mail,
  section: 'Run',
  shortcuts: [],
  scope: 'project',
  isPossible: always,
  perform: () => show({ type: 'previewMailbox' }),
}
