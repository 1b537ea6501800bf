import { error } from './entry.ts'

/** What is said where the fault is ours: no drawing is meant to lead here. */
export const FAULTS = {
  'compiler-fault': error(
    'The drawing is saved, but a fault of ours keeps it from becoming code.',
    'Undo the last change, and report what it was.',
  ),
} as const
