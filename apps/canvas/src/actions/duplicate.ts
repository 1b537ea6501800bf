import type { Position } from '@drawbridge/manifest'
import { CopyPlus } from 'lucide-react'
import { clip } from '../document/clipboard.ts'
import { useDocument } from '../stores/document.ts'
import { useSession } from '../stores/session.ts'
import type { Action } from './action.ts'
import { hasParts } from './chosen.ts'
import { pasteText } from './paste.ts'

/** Puts a copy of each of these parts where it is wanted. */
export function duplicateTo(places: Readonly<Record<string, Position>>): void {
  const text = clip(useDocument.getState().manifest, Object.keys(places))
  pasteText(text, 'Duplicate', { places })
}

export const duplicateAction: Action = {
  name: 'duplicate',
  label: 'Duplicate',
  words: ['clone'],
  icon: CopyPlus,
  section: 'Edit',
  shortcuts: ['Mod+D'],
  scope: 'map',
  edits: true,
  isPossible: hasParts,
  perform: () =>
    pasteText(clip(useDocument.getState().manifest, useSession.getState().selection), 'Duplicate'),
}
