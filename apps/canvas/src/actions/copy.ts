import { Copy } from 'lucide-react'
import { clip } from '../document/clipboard.ts'
import { wordsFor } from '../document/parts.ts'
import { useDocument } from '../stores/document.ts'
import { announce, notify, useSession } from '../stores/session.ts'
import type { Action } from './action.ts'
import { hasParts } from './chosen.ts'

/** Puts the selected parts on the system's clipboard, as text. */
export async function copySelection(): Promise<void> {
  const { selection } = useSession.getState()
  const { manifest } = useDocument.getState()
  try {
    await navigator.clipboard.writeText(clip(manifest, selection))
    announce(`Copied ${wordsFor(manifest, selection)}`)
  } catch {
    notify({ tone: 'error', text: 'The browser did not let the studio use the clipboard.' })
  }
}

export const copyAction: Action = {
  name: 'copy',
  label: 'Copy',
  icon: Copy,
  section: 'Edit',
  shortcuts: ['Mod+C'],
  scope: 'map',
  isPossible: hasParts,
  perform: () => void copySelection(),
}
