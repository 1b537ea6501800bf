import type { Work } from './work.ts'

export const writeTests: Work = {
  title: 'Write tests',
  task: `Write saved tests (items of "tests" in the settings of the api) for what the request is about: for each
endpoint a call that is allowed and does what it is for, one that is refused, and one for each way in which it can fail. Say what stands in
the tables beforehand, what is answered and what stands there afterwards. Add tests and change nothing else: a test that shows a fault is left
as it is, and the fault is told in the assumptions.`,
  answers: 'edits',
}
