import { Users } from 'lucide-react'
import { show } from '../stores/session.ts'
import { always, type Action } from './action.ts'

export const shareAction: Action = {
  name: 'share',
  label: 'Share this project',
  words: ['invite', 'members', 'people', 'team', 'collaborate'],
  icon: Users,
  section: 'Go',
  shortcuts: [],
  scope: 'project',
  isPossible: always,
  perform: () => show({ type: 'share' }),
}
