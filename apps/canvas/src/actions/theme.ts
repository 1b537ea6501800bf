import { SunMoon } from 'lucide-react'
import { toggleTheme } from '../theme.ts'
import { always } from './action.ts'
import type { Action } from './action.ts'

export const themeAction: Action = {
  name: 'theme',
  label: 'Light or dark',
  words: ['dark', 'light', 'theme', 'appearance'],
  icon: SunMoon,
  section: 'View',
  shortcuts: ['Shift+Alt+D'],
  scope: 'project',
  isPossible: always,
  perform: toggleTheme,
}
