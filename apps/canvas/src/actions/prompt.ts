import { Sparkles } from 'lucide-react'
import { leaveFlow } from '../flow/current.ts'
import { useSession } from '../stores/session.ts'
import { isNarrow } from '../ui/use-narrow.ts'
import { changePlace, currentPlace } from '../use-place.ts'
import { always } from './action.ts'
import type { Action } from './action.ts'

/** Goes to where a change is described, from wherever somebody is in the project. */
export function focusPrompt(): void {
  if (focused()) return
  const place = currentPlace()
  if (place.page !== 'project') return
  // On a phone each panel has the screen to itself.
  if (isNarrow()) useSession.setState({ rail: null, side: null, dock: null })
  leaveFlow()
  changePlace({ view: place.view === 'split' ? 'split' : 'map', compare: null }, 'push')
  // Once it is there, and the map has no more wish of its own to have the focus.
  requestAnimationFrame(() => requestAnimationFrame(focused))
}

function focused(): boolean {
  const prompt = document.querySelector<HTMLElement>('#prompt')
  prompt?.focus()
  return prompt !== null
}

export const promptAction: Action = {
  name: 'prompt',
  label: 'Describe a change',
  words: ['prompt', 'ask', 'AI', 'assistant', 'change', 'suggest', 'propose'],
  icon: Sparkles,
  section: 'Go',
  shortcuts: ['Mod+I'],
  scope: 'project',
  isPossible: always,
  perform: focusPrompt,
}
