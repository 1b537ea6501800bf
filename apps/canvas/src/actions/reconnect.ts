import { useDocument, performAll } from '../stores/document.ts'
import { announce, notify } from '../stores/session.ts'
import { joining } from './connect-parts.ts'

/** Takes one end of a connection to another part: one edit. */
export function reconnect(id: string, from: string, to: string): void {
  const { manifest } = useDocument.getState()
  const connections = manifest.connections.filter((one) => one.id !== id)
  const joined = joining({ ...manifest, connections }, from, to)
  if ('reason' in joined) return notify({ tone: 'error', text: joined.reason })
  const commands = [{ type: 'disconnect', id } as const, ...joined.commands]
  const reason = performAll(`Connect: ${joined.words}`, commands)
  if (reason) return notify({ tone: 'error', text: reason })
  announce(`Connected: ${joined.words}. Undo with Control Z.`)
}
