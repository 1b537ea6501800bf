import { Send } from 'lucide-react'
import { showSide } from '../stores/session.ts'
import { always } from './action.ts'
import type { Action } from './action.ts'

/** Shows what can be tried, with the focus on what sends it, or on the first endpoint. */
export function focusTry(): void {
  showSide('try')
  requestAnimationFrame(() => {
    const panel = document.querySelector('#side')
    const first =
      panel?.querySelector<HTMLElement>('form [type=submit]') ??
      panel?.querySelector<HTMLElement>('ul button, button')
    first?.focus()
  })
}

export const tryAction: Action = {
  name: 'try',
  label: 'Go to the endpoints',
  words: ['endpoints', 'try', 'request', 'API', 'send'],
  icon: Send,
  section: 'Go',
  shortcuts: ['G A'],
  scope: 'surface',
  isPossible: always,
  perform: focusTry,
}
