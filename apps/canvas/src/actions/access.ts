import { ShieldCheck } from 'lucide-react'
import { show } from '../stores/session.ts'
import { always, type Action } from './action.ts'

export const accessAction: Action = {
  name: 'access',
  label: 'Who may do what',
  words: ['access', 'rights', 'permissions', 'roles', 'rules', 'who', 'security'],
  icon: ShieldCheck,
  section: 'Go',
  shortcuts: [],
  scope: 'project',
  isPossible: always,
  perform: () => show({ type: 'access' }),
}
