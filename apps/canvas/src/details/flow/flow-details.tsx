import { PackagePlus, Trash2 } from 'lucide-react'
import { extractAction } from '../../actions/flow/extract.ts'
import { removeSteps } from '../../actions/flow/remove-steps.ts'
import type { Shown } from '../../flow/current.ts'
import { outermost } from '../../flow/tree.ts'
import { useSession } from '../../stores/session.ts'
import { Button } from '../../ui/button.tsx'
import { counted } from '../../ui/counted.ts'
import { StepDetails } from './step-details.tsx'
import { StartDetails } from './start-details.tsx'

/** What is selected in a flow: a step, several, or else what begins it. */
export function FlowDetails({ shown }: { readonly shown: Shown }) {
  const selection = useSession((session) => session.selection)
  const steps = outermost(shown.tree, selection)
  const [only] = steps
  if (only && steps.length === 1)
    return <StepDetails key={only.step.id} shown={shown} placed={only} />
  if (steps.length === 0) return <StartDetails flow={shown.flow} />
  return (
    <div className="flex flex-col items-start gap-3 p-4">
      <h2 className="text-16 font-semibold">{counted(steps.length, 'step')}</h2>
      <p className="text-text-2">What is done now is done to all of them.</p>
      {extractAction.isPossible() && (
        <Button icon={<PackagePlus size={14} />} onClick={extractAction.perform}>
          Extract to a flow
        </Button>
      )}
      <Button icon={<Trash2 size={14} />} onClick={removeSteps}>
        Delete
      </Button>
    </div>
  )
}
