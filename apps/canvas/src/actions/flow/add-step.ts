import { Plus } from 'lucide-react'
import { stepFaceOf } from '@drawbridge/kinds/faces'
import { newId } from '../../document/ids.ts'
import { currentFlow, selectedSteps } from '../../flow/current.ts'
import { inserting, type Spot } from '../../flow/edits.ts'
import { whyNot } from '../../flow/fitting.ts'
import { firstSettings, nameFor } from '../../flow/new-step.ts'
import { START_ID } from '../../flow/to-nodes.ts'
import { bodyAt, everyStep } from '../../flow/tree.ts'
import { focusMap } from '../../map/camera.ts'
import { performAll, useDocument } from '../../stores/document.ts'
import { announce, notify, select, show, showSide, useSession } from '../../stores/session.ts'
import { always, type Action } from '../action.ts'

/** Where a step goes when no place was named: after what is selected, else at the end. */
export function spotAfterSelection(): Spot | null {
  const shown = currentFlow()
  if (!shown) return null
  const after = selectedSteps().at(-1)
  if (after) return { list: after.list, at: after.at + 1 }
  const { list, steps } = shown.tree
  const isStart = useSession.getState().selection.includes(START_ID)
  return { list, at: isStart ? 0 : steps.length }
}

/** Adds a step of a kind to the open flow and selects it. */
export function addStep(kind: string, spot: Spot): void {
  const shown = currentFlow()
  const face = stepFaceOf(kind)
  if (!shown || !face) return
  const { manifest } = useDocument.getState()
  const isLast = spot.at >= (bodyAt(shown.tree, spot.list)?.steps.length ?? 0)
  const reason = whyNot(face, { manifest, shown, spot, isLast })
  if (reason !== null) return notify({ tone: 'error', text: `${face.title}: ${reason}.` })
  const settings = firstSettings(face, manifest, shown.flow)
  const bare = { id: newId('s'), kind, settings }
  const bodies = Object.fromEntries(face.slots(bare).map(({ name }) => [name, []]))
  const step = Object.keys(bodies).length === 0 ? bare : { ...bare, bodies }
  const name = face.yields(step) ? nameFor(step, manifest, everyStep(shown.tree)) : undefined
  const named = name === undefined ? step : { ...step, name }
  const refused = performAll(`Add ${face.title}`, inserting(shown.flow.node, spot, [named]))
  if (refused) return notify({ tone: 'error', text: refused })
  select(step.id)
  showSide('details')
  announce(`Added ${face.title}. Undo with Control Z.`)
  requestAnimationFrame(() => focusMap(step.id))
}

export const addStepAction: Action = {
  name: 'add-step',
  label: 'Add a step',
  icon: Plus,
  section: 'Add',
  shortcuts: ['N', '/'],
  scope: 'flow',
  edits: true,
  isPossible: always,
  perform: () => show({ type: 'addStep', spot: spotAfterSelection() }),
}
