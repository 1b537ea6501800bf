import type { Work } from './work.ts'

export const advise: Work = {
  title: 'Suggest indexes and rules',
  task: `Look for look-ups in flows, rules and relations that no index serves, and for rules that let in more
people than the rest of the drawing speaks for. Suggest an index or a narrower rule for each, with its reason in the sentence of the change;
one change for each. Never open anything to more people, and change nothing else.`,
  answers: 'edits',
}
