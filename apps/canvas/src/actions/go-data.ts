import { Database } from 'lucide-react'
import { always, type Action } from './action.ts'
import { showView } from './show-view.ts'

export const goDataAction: Action = {
  name: 'go-data',
  label: 'Go to the data',
  words: ['data', 'rows', 'records', 'SQL'],
  icon: Database,
  section: 'Go',
  shortcuts: ['G D'],
  scope: 'surface',
  isPossible: always,
  perform: () => showView('data'),
}
