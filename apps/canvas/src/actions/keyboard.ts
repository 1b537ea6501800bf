import { focusMap, isOnMap } from '../map/camera.ts'
import { LOOKING, useDocument } from '../stores/document.ts'
import { notify, select, useSession } from '../stores/session.ts'
import type { Action } from './action.ts'
import { ACTIONS } from './all.ts'
import { walkStepsByKey } from './flow/walk-steps.ts'
import { isComparing, isHere, isInFlow } from './here.ts'
import { keysOf } from './keys.ts'
import { moveByKey } from './move.ts'
import { matchesShortcut } from './shortcut.ts'
import { walkByKey } from './walk.ts'

/** How long the first key of `G C` waits for the second. */
const SEQUENCE_MS = 1_500

let first: { readonly key: string; readonly at: number } | null = null

const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** What a line of the outline is about: keys are for it there, as they are for a card on the map. */
const lineOfOutline = (target: EventTarget | null): string | undefined =>
  target instanceof HTMLElement && target.matches('[data-outline] *')
    ? target.dataset['part']
    : undefined

/** Panels about the drawing: Esc leads from there back to it. */
const isInPanel = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-outline], #side, [data-dock]') !== null

/** Esc closes the list of a choice before it leads away. */
const isChoosing = (target: EventTarget | null): boolean => target instanceof HTMLSelectElement

/** Makes a key press do what it stands for; presses in text fields are left to the browser. */
export function handleKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  if (document.querySelector('dialog[open]')) return
  // A code editor stands in a shadow root, whose events name only the element around it.
  const typing = isText(event.composedPath()[0] ?? event.target)
  const walks = isOnMap(event.target) && !typing && !isComparing()
  const line = isComparing() ? undefined : lineOfOutline(event.target)
  const onMap = walks || line !== undefined
  const walked = isInFlow() ? walkStepsByKey : walkByKey
  if (walks && (moveByKey(event.key, event.shiftKey) || walked(event)))
    return event.preventDefault()
  if (event.key === 'Escape' && !isChoosing(event.target) && !walks && isInPanel(event.target)) {
    focusMap(useSession.getState().selection[0])
    return event.preventDefault()
  }
  const action = typing ? null : sequence(event)
  const fitting = ACTIONS.filter((one) => isHere(one) && fits(one, event, typing, onMap))
  if (line !== undefined && fitting.some(({ scope }) => scope !== 'project')) select(line)
  const chosen = action ?? fitting.find((one) => one.isPossible()) ?? fitting[0]
  if (!chosen) return
  if (!chosen.isPossible()) {
    // Save and find would otherwise open the browser's own.
    if (event.ctrlKey || event.metaKey) event.preventDefault()
    return
  }
  event.preventDefault()
  if (chosen.edits && useDocument.getState().role === 'viewer')
    return notify({ tone: 'error', text: LOOKING })
  chosen.perform()
}

function fits(action: Action, event: KeyboardEvent, typing: boolean, onMap: boolean): boolean {
  if (action.scope !== 'project' && !onMap) return false
  return keysOf(action).some((shortcut) => {
    const modified = /Mod|Alt|^F\d/.test(shortcut)
    if (typing && (!modified || /^Mod(\+Shift)?\+[AZYCXV]$/.test(shortcut))) return false
    return matchesShortcut(event, shortcut)
  })
}

/** Two keys, one after the other: `G C`. */
function sequence(event: KeyboardEvent): Action | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  const before = first && event.timeStamp - first.at < SEQUENCE_MS ? first.key : ''
  const keys = `${before} ${event.key.toUpperCase()}`.trim()
  const action = ACTIONS.find((one) => before !== '' && isHere(one) && keysOf(one).includes(keys))
  first = action ? null : { key: event.key.toUpperCase(), at: event.timeStamp }
  return action ?? null
}
