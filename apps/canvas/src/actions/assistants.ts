import { Bot } from 'lucide-react'
import { show } from '../stores/session.ts'
import { always, type Action } from './action.ts'

export const assistantsAction: Action = {
  name: 'assistants',
  label: 'Assistants of your own',
  words: ['MCP', 'provider', 'Claude', 'Cursor'],
  icon: Bot,
  section: 'Go',
  shortcuts: [],
  scope: 'project',
  isPossible: always,
  perform: () => show({ type: 'assistants' }),
}
