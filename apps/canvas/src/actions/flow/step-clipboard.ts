import { ClipboardPaste, Copy, CopyPlus, Scissors } from 'lucide-react'
import { newId } from '../../document/ids.ts'
import { clipSteps, readSteps } from '../../flow/clipboard.ts'
import { currentFlow, selectedSteps } from '../../flow/current.ts'
import { copies, inserting } from '../../flow/edits.ts'
import { everyStep } from '../../flow/tree.ts'
import { performAll } from '../../stores/document.ts'
import { announce, notify, select } from '../../stores/session.ts'
import { counted } from '../../ui/counted.ts'
import { always, type Action } from '../action.ts'
import { spotAfterSelection } from './add-step.ts'
import { removeSteps } from './remove-steps.ts'

const hasSteps = (): boolean => selectedSteps().length > 0

const clipped = (): string => clipSteps(selectedSteps().map(({ step }) => step))

/** Puts the selected steps on the system's clipboard, as text. */
async function copySteps(): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(clipped())
    announce(`Copied ${counted(selectedSteps().length, 'step')}`)
    return true
  } catch {
    notify({ tone: 'error', text: 'The browser did not let the studio use the clipboard.' })
    return false
  }
}

/** Puts the steps of a text after the selection, with ids of their own. */
function pasteText(text: string, word: string): void {
  const shown = currentFlow()
  const spot = spotAfterSelection()
  const read = readSteps(text)
  if (!shown || !spot) return
  if ('reason' in read) return notify({ tone: 'error', text: read.reason })
  const taken = new Set(everyStep(shown.tree).flatMap(({ step }) => step.name ?? []))
  const steps = copies(read.steps, taken, newId)
  const what = counted(steps.length, 'step')
  const reason = performAll(`${word} ${what}`, inserting(shown.flow.node, spot, steps))
  if (reason) return notify({ tone: 'error', text: reason })
  select(...steps.map(({ id }) => id))
  announce(`${word} ${what}. Undo with Control Z.`)
}

async function paste(): Promise<void> {
  try {
    pasteText(await navigator.clipboard.readText(), 'Paste')
  } catch {
    notify({ tone: 'error', text: 'The browser did not let the studio read the clipboard.' })
  }
}

const shared = { section: 'Edit', scope: 'flow', isPossible: hasSteps } as const

export const copyStepsAction: Action = {
  ...shared,
  name: 'copy-steps',
  label: 'Copy',
  icon: Copy,
  shortcuts: ['Mod+C'],
  perform: () => void copySteps(),
}

export const cutStepsAction: Action = {
  ...shared,
  name: 'cut-steps',
  label: 'Cut',
  icon: Scissors,
  shortcuts: ['Mod+X'],
  perform: () => void copySteps().then((copied) => copied && removeSteps()),
}

export const pasteStepsAction: Action = {
  ...shared,
  name: 'paste-steps',
  label: 'Paste',
  icon: ClipboardPaste,
  shortcuts: ['Mod+V'],
  isPossible: always,
  perform: () => void paste(),
}

export const duplicateStepsAction: Action = {
  ...shared,
  name: 'duplicate-steps',
  label: 'Duplicate',
  icon: CopyPlus,
  shortcuts: ['Mod+D'],
  perform: () => pasteText(clipped(), 'Duplicate'),
}
