import { StepForward } from 'lucide-react'
import { endpointOfFlow } from '../../explorer/drawn-form.ts'
import { sendAgain } from '../../explorer/send.ts'
import { currentFlow, selectedSteps } from '../../flow/current.ts'
import { lastRun } from '../../flow/last-run.ts'
import { notify, showSide } from '../../stores/session.ts'
import { useTrace } from '../../stores/trace.ts'
import { changePlace } from '../../use-place.ts'
import type { Action } from '../action.ts'

/** Sends the last request of the flow once more, which ends when the selected step has. */
export async function runStep(): Promise<void> {
  const shown = currentFlow()
  const [placed] = selectedSteps()
  if (!shown || !placed) return
  const run = lastRun(shown, useTrace.getState().runs)
  const { node, item } = shown.flow
  const until = { node, item, step: placed.step.id }
  if (run) return sendAgain(run, until)
  if (shown.flow.sort === 'endpoint') {
    const endpoint = endpointOfFlow(shown.flow)
    notify({
      tone: 'plain',
      text: 'There is no input yet. Send a request first: the step runs with what it brings.',
    })
    changePlace({ endpoint })
    showSide('try')
  } else {
    notify({
      tone: 'plain',
      text: 'There is no input yet. Send a request to an endpoint that leads here first.',
    })
  }
}

export const runStepAction: Action = {
  name: 'run-step',
  label: 'Run this step with the last input',
  icon: StepForward,
  section: 'Run',
  shortcuts: ['Mod+Enter'],
  scope: 'flow',
  edits: true,
  isPossible: () => selectedSteps().length === 1,
  perform: () => void runStep(),
}
