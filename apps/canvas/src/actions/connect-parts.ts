import { applyCommand, asAccounts, type Command } from '@drawbridge/commands'
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
):
  | { readonly commands: readonly Command[]; readonly words: string; readonly also: string }
  | { readonly reason: string } {
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
    also: fitting.length > 0 && last ? accountWords(last.name, fitting) : '',
  }
}

/** The edits that join a part to others, to each as far as it can be; one builds on another. */
export function joiningAll(
  manifest: Manifest,
  others: readonly string[],
  part: string,
): readonly Command[] {
  const [other, ...rest] = others
  if (other === undefined) return []
  const joined = joining(manifest, other, part)
  if ('reason' in joined) return joiningAll(manifest, rest, part)
  const label = joined.words
  const applied = applyCommand(manifest, { type: 'batch', label, commands: joined.commands })
  const next = applied.ok ? applied.manifest : manifest
  return [...joined.commands, ...joiningAll(next, rest, part)]
}

/** Joins two parts, or says why they can't be joined. */
export function connectParts(from: string, to: string): void {
  const joined = joining(useDocument.getState().manifest, from, to)
  if ('reason' in joined) return notify({ tone: 'error', text: joined.reason })
  const reason = performAll(`Connect: ${joined.words}`, joined.commands)
  if (reason) return notify({ tone: 'error', text: reason })
  const done = `Connected: ${joined.words}.`
  if (joined.also === '') return announce(`${done} Undo with Control Z.`)
  notify({ tone: 'plain', text: `${done} ${joined.also}` })
}

/** What becomes of a table that is to keep accounts, in words. */
function accountWords(table: string, commands: readonly Command[]): string {
  const added = commands.flatMap((command) =>
    command.type === 'insertItem' ? [String(Object(command.item).name)] : [],
  )
  const paths = commands.flatMap((command) => ('path' in command ? [command.path[0]] : []))
  return [
    `${table} keeps the accounts now.`,
    ...added.map((name) => `A field ${name} was added to it.`),
    ...(paths.includes('fields') && added.length === 0
      ? ['The field that people sign in with is required and unique now.']
      : []),
    ...(paths.includes('owner') || paths.includes('access')
      ? ['People register to add a row, and each row is the person it tells of.']
      : []),
  ].join(' ')
}
