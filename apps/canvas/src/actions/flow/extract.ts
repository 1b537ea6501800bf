import { PackagePlus } from 'lucide-react'
import { faceOf } from '@drawbridge/kinds/faces'
import { newId } from '../../document/ids.ts'
import { freeName as freePartName } from '../../document/parts.ts'
import { currentFlow, selectedSteps } from '../../flow/current.ts'
import { extracting, sideBySide } from '../../flow/extract.ts'
import { scopesNow } from '../../flow/use-scopes.ts'
import { performAll, useDocument } from '../../stores/document.ts'
import { announce, notify, select } from '../../stores/session.ts'
import type { Action } from '../action.ts'

const NOT_NOW =
  'What these steps use is not known. Look at the problems first, and whether the studio can be reached.'

/** Turns the selected steps into a flow of their own, and calls it in their place. */
async function extract(): Promise<void> {
  const asked = currentFlow()
  if (!asked) return
  const scopes = await scopesNow(asked.flow).catch(() => null)
  const shown = currentFlow()
  const steps = selectedSteps()
  const [first] = steps
  if (!shown || !first || !sideBySide(steps)) return
  if (!scopes?.steps.has(first.step.id)) return notify({ tone: 'error', text: NOT_NOW })
  const { manifest } = useDocument.getState()
  const name = freePartName(manifest, 'flow')
  const { commands, call } = extracting(shown, steps, { scopes, name, newId })
  const reason = performAll(`Extract ${name}`, commands)
  if (reason) return notify({ tone: 'error', text: reason })
  select(call)
  announce(`Extracted to the flow ${name}. Undo with Control Z.`)
}

export const extractAction: Action = {
  name: 'extract-flow',
  label: 'Extract to a flow',
  icon: PackagePlus,
  section: 'Arrange',
  shortcuts: ['Alt+X'],
  scope: 'flow',
  edits: true,
  isPossible: () => faceOf('flow') !== undefined && sideBySide(selectedSteps()),
  perform: () => void extract(),
}
