import { Plug } from 'lucide-react'
import { show } from '../stores/session.ts'
import { always, type Action } from './action.ts'

export const otherServicesAction: Action = {
  name: 'other-services',
  label: 'Other services: secrets and hosts',
  words: ['secrets', 'environment', 'variables', 'hosts', 'API keys'],
  icon: Plug,
  section: 'Run',
  shortcuts: [],
  scope: 'project',
  isPossible: always,
  perform: () => show({ type: 'otherServices' }),
}
