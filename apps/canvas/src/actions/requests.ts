import { Activity } from 'lucide-react'
import { toggleDock } from '../stores/session.ts'
import { always } from './action.ts'
import type { Action } from './action.ts'

export const requestsAction: Action = {
  name: 'requests',
  label: 'Requests',
  words: ['requests', 'trace', 'debug'],
  icon: Activity,
  section: 'View',
  shortcuts: ['G T'],
  scope: 'surface',
  isPossible: always,
  perform: () => {
    toggleDock('requests')
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('[data-dock] [tabindex="0"]')?.focus(),
    )
  },
}
