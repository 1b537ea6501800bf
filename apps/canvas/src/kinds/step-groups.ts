import type { StepGroup } from '@drawbridge/kinds/faces'

/** The sections in which steps are offered. */
export const STEP_GROUPS: readonly (readonly [StepGroup, string])[] = [
  ['control', 'What happens when'],
  ['data', 'Data'],
  ['values', 'Values'],
  ['web', 'Web'],
  ['security', 'Security'],
  ['code', 'Code'],
]
