import type { Subject } from '@drawbridge/assistant/explain'
import { MessageCircleQuestion } from 'lucide-react'
import { currentFlow, selectedSteps } from '../flow/current.ts'
import { show } from '../stores/session.ts'
import type { Action } from './action.ts'
import { chosenPart } from './chosen.ts'

export const explainAction: Action = {
  name: 'explain',
  label: 'Explain',
  icon: MessageCircleQuestion,
  section: 'View',
  shortcuts: ['E'],
  scope: 'surface',
  isPossible: () => lookedAt() !== null,
  perform: () => {
    const subject = lookedAt()
    if (subject) show({ type: 'explain', subject })
  },
}

/** The selected step, else the flow that is open, else the selected part. */
function lookedAt(): Subject | null {
  const open = currentFlow()
  if (!open) {
    const part = chosenPart()
    return part && { node: part.id }
  }
  const [placed, more] = selectedSteps()
  const { node, pointer } = open.flow
  return { node, within: pointer, ...(placed && !more && { step: placed.step.id }) }
}
