import type { Work } from './work.ts'

/** A new project from a description, a feature, a change. */
export const draw: Work = { title: 'Suggest changes', task: '', answers: 'edits' }
