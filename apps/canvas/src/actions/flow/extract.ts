import { PackagePlus } from 'lucide-react'
import { faceOf } from '@drawbridge/kinds/faces'
import { newId } from '../../document/ids.ts'
import { freeName as freePartName } from '../../document/parts.ts'
import { currentFlow, selectedSteps } from '../../flow/current.ts'
import { extracting, sideBySide } from '../../flow/extract.ts'
import { performAll, useDocument } from '../../stores/document.ts'
import { announce, notify, select } from '../../stores/session.ts'
import type { Action } from '../action.ts'

/** Turns the selected steps into a flow of their own, and calls it in their place. */
function extract(): void {
  const shown = currentFlow()
  const steps = selectedSteps()
  if (!shown) return
  const { manifest } = useDocument.getState()
  const name = freePartName(manifest, 'flow')
  const { commands, call } = extracting(shown, steps, { manifest, name, newId })
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
  isPossible: () => faceOf('flow') !== undefined && sideBySide(selectedSteps()),
  perform: extract,
}
