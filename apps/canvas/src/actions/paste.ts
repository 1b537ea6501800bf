import { ClipboardPaste } from 'lucide-react'
import { pasting, readClip, type Pasting } from '../document/clipboard.ts'
import { newId } from '../document/ids.ts'
import { performAll, useDocument } from '../stores/document.ts'
import { announce, notify, select } from '../stores/session.ts'
import { always, type Action } from './action.ts'

/** Puts parts that are written in a text into the drawing, as one edit. */
export function pasteText(text: string, word: string, how?: Pasting): void {
  const read = readClip(text)
  if ('reason' in read) return notify({ tone: 'error', text: read.reason })
  const { commands, ids } = pasting(useDocument.getState().manifest, read, newId, how)
  const what = ids.length === 1 ? (read.nodes[0]?.name ?? 'a part') : `${ids.length} parts`
  const reason = performAll(`${word} ${what}`, commands)
  if (reason) return notify({ tone: 'error', text: reason })
  select(...ids)
  announce(`${word}: ${what}. Undo with Control Z.`)
}

async function paste(how?: Pasting): Promise<void> {
  try {
    pasteText(await navigator.clipboard.readText(), 'Paste', how)
  } catch {
    notify({ tone: 'error', text: 'The browser did not let the studio read the clipboard.' })
  }
}

export const pasteAction: Action = {
  name: 'paste',
  label: 'Paste',
  icon: ClipboardPaste,
  section: 'Edit',
  shortcuts: ['Mod+V'],
  scope: 'map',
  edits: true,
  isPossible: always,
  perform: () => void paste(),
}

export const pasteJoinedAction: Action = {
  name: 'paste-joined',
  label: 'Paste with incoming connections',
  icon: ClipboardPaste,
  section: 'Edit',
  shortcuts: ['Mod+Shift+V'],
  scope: 'map',
  edits: true,
  isPossible: always,
  perform: () => void paste({ withIncoming: true }),
}
