import { PackageOpen } from 'lucide-react'
import { show } from '../stores/session.ts'
import { always } from './action.ts'
import type { Action } from './action.ts'

export const generateAction: Action = {
  name: 'generate',
  label: 'Generate code',
  words: ['download', 'zip', 'export', 'deploy', 'GitHub'],
  icon: PackageOpen,
  section: 'Code',
  shortcuts: ['Mod+Shift+E'],
  scope: 'project',
  edits: true,
  isPossible: always,
  perform: () => show({ type: 'generate' }),
}
