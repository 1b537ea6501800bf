import { newId } from '../document/ids.ts'
import { judge, sentenceOf } from '../kinds/connecting.ts'
import { perform, useDocument } from '../stores/document.ts'
import { announce, notify } from '../stores/session.ts'

/** Joins two parts, or says why they can't be joined. */
export function connectParts(from: string, to: string): void {
  const { manifest } = useDocument.getState()
  const verdict = judge(manifest, from, to)
  if (!verdict.ok) return notify({ tone: 'error', text: verdict.reason })
  const connection = { id: newId('c'), from: verdict.from, to: verdict.to }
  const reason = perform({ type: 'connect', connection })
  if (reason) return notify({ tone: 'error', text: reason })
  announce(`Connected: ${sentenceOf(manifest, connection)}. Undo with Control Z.`)
}
