import { asAccounts, type Command } from '@drawbridge/commands'
import type { Manifest } from '@drawbridge/manifest'
import { newId } from '../document/ids.ts'
import { judge, sentenceOf } from '../kinds/connecting.ts'
import { firstAccess } from '../kinds/first-access.ts'
import { performAll, useDocument } from '../stores/document.ts'
import { announce, notify } from '../stores/session.ts'

/** The edits that join two parts, or why they can't be joined. */
export function joining(
  manifest: Manifest,
  from: string,
  to: string,
): { readonly commands: readonly Command[]; readonly words: string } | { readonly reason: string } {
  const verdict = judge(manifest, from, to)
  if (!verdict.ok) return { reason: verdict.reason }
  const connection = { id: newId('c'), from: verdict.from, to: verdict.to }
  const node = (id: string) => manifest.nodes.find((one) => one.id === id)
  const [first, last] = [node(verdict.from), node(verdict.to)]
  const isAccounts = first?.kind === 'auth' && last?.kind === 'table'
  const fitting = first && last && isAccounts ? asAccounts(first.settings, last) : []
  const joined = { ...manifest, connections: [...manifest.connections, connection] }
  return {
    commands: [{ type: 'connect', connection }, ...fitting, ...firstAccess(joined)],
    words: sentenceOf(manifest, connection),
  }
}

/** Joins two parts, or says why they can't be joined. */
export function connectParts(from: string, to: string): void {
  const joined = joining(useDocument.getState().manifest, from, to)
  if ('reason' in joined) return notify({ tone: 'error', text: joined.reason })
  const reason = performAll(`Connect: ${joined.words}`, joined.commands)
  if (reason) return notify({ tone: 'error', text: reason })
  announce(`Connected: ${joined.words}. Undo with Control Z.`)
}
