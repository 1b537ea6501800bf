import type { KindFace } from '../part-kind.ts'
import { FlowSettings } from './settings.ts'
import { nextOfFlow } from './next.ts'

export const flowFace: KindFace<FlowSettings> = {
  kind: 'flow',
  about: {
    title: 'Flow',
    summary: 'Steps that several endpoints share: they are called, and give a value.',
    sentence: ({ settings }) => {
      const count = settings.steps.length
      return count === 1 ? 'One step' : `${count === 0 ? 'No' : count} steps`
    },
    icon: 'workflow',
    group: 'callers',
    colour: 'api',
    vocabulary: ['flow', 'function', 'procedure', 'shared steps', 'logic'],
  },
  settings: FlowSettings,
  next: nextOfFlow,
  ports: [],
  defaults: {
    inputs: [],
    steps: [{ id: 's_give', kind: 'give', settings: { value: "'Hello'" } }],
  },
}
