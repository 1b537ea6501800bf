import { LEVELS } from '@drawbridge/manifest'
import { SlidersHorizontal } from 'lucide-react'
import { LEVEL_WORDS, setLevel } from '../preferences.ts'
import { useSession } from '../stores/session.ts'
import type { Action } from './action.ts'

/** To each of the levels but the one that is chosen. */
export const LEVEL_ACTIONS: readonly Action[] = LEVELS.map((level) => ({
  name: `show-${level}`,
  label: `${LEVEL_WORDS[level][0]}: ${LEVEL_WORDS[level][1].toLowerCase()}`,
  icon: SlidersHorizontal,
  section: 'View',
  shortcuts: [],
  scope: 'project',
  isPossible: () => useSession.getState().level !== level,
  perform: () => setLevel(level),
}))
