import { useMemo } from 'react'
import { copyLinkAction } from '../actions/copy-link.ts'
import { addInsideAction } from '../actions/flow/add-inside.ts'
import { addStepAction } from '../actions/flow/add-step.ts'
import { breakpointAction } from '../actions/flow/breakpoint.ts'
import { extractAction } from '../actions/flow/extract.ts'
import { moveEarlierAction, moveLaterAction } from '../actions/flow/move-steps.ts'
import { removeStepsAction } from '../actions/flow/remove-steps.ts'
import { runStepAction } from '../actions/flow/run-step.ts'
import {
  copyStepsAction,
  cutStepsAction,
  duplicateStepsAction,
} from '../actions/flow/step-clipboard.ts'
import { OutlineRow, walkOutline } from '../map/outline-row.tsx'
import { stepSentence, stepTitle, wordsOf } from '../kinds/steps.ts'
import { reveal } from '../map/camera.ts'
import { useDocument } from '../stores/document.ts'
import { select, show, showSide } from '../stores/session.ts'
import { PanelTitle } from '../ui/panel-title.tsx'
import { StepTile } from '../ui/step-tile.tsx'
import { layout } from './layout.ts'
import type { Shown } from './current.ts'
import type { Body } from './tree.ts'
import { titleOfFlow } from './start-words.ts'

const STEP_ACTIONS = [
  [addStepAction, addInsideAction, runStepAction, breakpointAction],
  [cutStepsAction, copyStepsAction, duplicateStepsAction, copyLinkAction],
  [moveEarlierAction, moveLaterAction, extractAction],
  [removeStepsAction],
]

/** A flow as a list in a list: everything that can be done with it can be begun from here. */
export function StepOutline({ shown: { flow, tree } }: { readonly shown: Shown }) {
  const { cards } = useMemo(() => layout(tree), [tree])
  const open = (id: string): void => {
    select(id)
    showSide('details')
    const card = cards.find(({ placed }) => placed.step.id === id)
    if (card) reveal({ ...card, height: Math.min(card.height, 84) })
  }
  return (
    <>
      <PanelTitle title="Outline" hint={titleOfFlow(flow)} />
      <div data-outline className="px-2 pb-4" onKeyDown={walkOutline}>
        <Steps body={tree} onOpen={open} />
      </div>
    </>
  )
}

interface StepsProps {
  readonly body: Body
  readonly onOpen: (id: string) => void
}

function Steps({ body, onOpen }: StepsProps) {
  const manifest = useDocument((document) => document.manifest)
  const words = wordsOf(manifest)
  return (
    <ol>
      {body.steps.map(({ step, bodies }) => (
        <li key={step.id}>
          <OutlineRow
            id={step.id}
            name={stepTitle(step.kind)}
            title={stepSentence(step, words)}
            actions={STEP_ACTIONS}
            onOpen={() => onOpen(step.id)}
          >
            <StepTile kind={step.kind} />
            <span className="min-w-0 flex-1 truncate font-medium">{stepTitle(step.kind)}</span>
            {step.name && <span className="font-mono text-11 text-text-3">{step.name}</span>}
          </OutlineRow>
          {bodies.map((inner) => (
            <div key={inner.slot} className="ml-5 border-l pl-2">
              <p className="px-2 pt-1 text-12 text-text-3">{inner.title}</p>
              <Steps body={inner} onOpen={onOpen} />
            </div>
          ))}
        </li>
      ))}
      <li>
        <button
          type="button"
          data-row
          className="h-6 w-full rounded-chip px-2 text-left text-12 text-text-3 hover:bg-hover"
          onClick={() =>
            show({ type: 'addStep', spot: { list: body.list, at: body.steps.length } })
          }
        >
          Add a step{body.title ? ` to “${body.title}”` : ''}
        </button>
      </li>
    </ol>
  )
}
