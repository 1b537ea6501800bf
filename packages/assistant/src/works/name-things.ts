import type { Work } from './work.ts'

export const nameThings: Work = {
  title: 'Describe',
  task: `Write descriptions, for whoever reads the documentation of the API: of the project, of parts, fields and endpoints that have none, each
one sentence that says what the name does not. Where a name misleads or is cut short, suggest another as a change of its own. Change nothing
else: no type, no rule, no path.`,
  answers: 'edits',
}
