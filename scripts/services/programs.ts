import { findProgram } from './command.ts'
import type { Need } from './debian.ts'

export const CHROMIUM: Need = {
  what: 'Chromium, for the browser tests (or its path in CHROMIUM)',
  debian: 'chromium',
  find: () => process.env.CHROMIUM ?? findProgram('chromium', 'chromium-browser', 'google-chrome'),
}

export const BUBBLEWRAP: Need = {
  what: 'bubblewrap, which isolates previews',
  debian: 'bubblewrap',
  find: () => findProgram('bwrap'),
}
