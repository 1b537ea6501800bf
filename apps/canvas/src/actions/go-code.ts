import { Code } from 'lucide-react'
import { always } from './action.ts'
import { showView } from './show-view.ts'
import type { Action } from './action.ts'

export const goCodeAction: Action = {
  name: 'go-code',
  label: 'Go to the code',
  words: ['code', 'files', 'source'],
  icon: Code,
  section: 'Go',
  shortcuts: ['G C'],
  scope: 'surface',
  isPossible: always,
  perform: () => showView('code'),
}
