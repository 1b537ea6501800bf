import type { Work } from './work.ts'

export const mend: Work = {
  title: 'Mend it',
  task: `Mend the one problem that the request names, with as few edits as that takes. Open nothing to
more people, and take nothing away that somebody drew, where there is another way.`,
  answers: 'edits',
}
