import { Ungroup } from 'lucide-react'
import type { Command } from '@drawbridge/commands'
import { performAll } from '../stores/document.ts'
import { select } from '../stores/session.ts'
import type { Action } from './action.ts'
import { chosenParts } from './chosen.ts'
import { isFrame } from '../kinds/roles.ts'

const groups = () => chosenParts().filter(isFrame)

export const ungroupAction: Action = {
  name: 'ungroup',
  label: 'Ungroup',
  icon: Ungroup,
  section: 'Arrange',
  shortcuts: ['Mod+Shift+G'],
  scope: 'map',
  edits: true,
  isPossible: () => groups().length > 0,
  perform: () => {
    performAll(
      'Ungroup',
      groups().map(({ id }): Command => ({ type: 'removeNode', id })),
    )
    select()
  },
}
