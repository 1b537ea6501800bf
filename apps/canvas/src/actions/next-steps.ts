import { Lightbulb } from 'lucide-react'
import { notify, setSuggests, useSession } from '../stores/session.ts'
import { always } from './action.ts'
import type { Action } from './action.ts'

export const nextStepsAction: Action = {
  name: 'next-steps',
  label: 'Suggest what comes next: on or off',
  words: ['suggestions', 'hints'],
  icon: Lightbulb,
  section: 'View',
  shortcuts: [],
  scope: 'project',
  isPossible: always,
  perform: () => {
    const suggests = !useSession.getState().suggests
    setSuggests(suggests)
    notify({
      tone: 'plain',
      text: suggests
        ? 'What usually comes next is suggested beside the selected part.'
        : 'Nothing is suggested any more.',
    })
  },
}
