import { BookmarkPlus } from 'lucide-react'
import { show } from '../stores/session.ts'
import { always } from './action.ts'
import type { Action } from './action.ts'

export const nameVersionAction: Action = {
  name: 'name-version',
  label: 'Name this version',
  words: ['version', 'tag', 'release', 'save'],
  icon: BookmarkPlus,
  section: 'Edit',
  shortcuts: ['Mod+S'],
  scope: 'project',
  edits: true,
  isPossible: always,
  perform: () => show({ type: 'nameVersion' }),
}
