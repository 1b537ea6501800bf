import type { NextSteps } from '../next/next-step.ts'
import { endingFor } from '../steps/ending.ts'

/** What is called gives something back. */
export const nextOfFlow: NextSteps = ({ settings: { steps } }) => {
  const step = endingFor(steps, 'taken')
  if (!step) return []
  return [
    {
      says: 'Give a value at the end',
      why: 'Its steps end without one, so whoever calls it gets nothing.',
      makes: [{ path: ['steps'], item: step }],
    },
  ]
}
