import { Command } from 'lucide-react'
import { show } from '../stores/session.ts'
import { always } from './action.ts'
import type { Action } from './action.ts'

export const commandsAction: Action = {
  name: 'commands',
  label: 'Command menu',
  icon: Command,
  section: 'Go',
  shortcuts: ['Mod+K'],
  scope: 'project',
  isPossible: always,
  perform: () => show({ type: 'commands' }),
}
