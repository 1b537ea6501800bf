import { ListChecks } from 'lucide-react'
import { showFirstSteps } from '../stores/session.ts'
import { always } from './action.ts'
import type { Action } from './action.ts'

export const firstStepsAction: Action = {
  name: 'firstSteps',
  label: 'First steps',
  icon: ListChecks,
  section: 'Go',
  shortcuts: [],
  scope: 'project',
  isPossible: always,
  perform: showFirstSteps,
}
