import type { Work } from './work.ts'

export const explaining: Work = {
  title: 'Explain',
  task: `Explain what the request names to somebody who doesn't program: what it is for, who may use it, what
happens in which order, what can go wrong, and what is surprising about it. Say only what the drawing says; where it does not say
something, say that. Suggest no change.`,
  answers: 'words',
}
