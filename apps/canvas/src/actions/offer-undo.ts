import { useDocument } from '../stores/document.ts'
import { dismiss, post } from '../stores/session.ts'
import { undoAction } from './undo.ts'

/** Says what was just done, with the way back for as long as it is what Undo takes back. */
export function offerUndo(text: string): void {
  const done = useDocument.getState().past.at(-1)
  const notice = post({
    tone: 'plain',
    text,
    action: { label: 'Undo', perform: undoAction.perform },
  })
  const stop = useDocument.subscribe(({ past }) => {
    if (past.at(-1) === done) return
    stop()
    dismiss(notice)
  })
}
