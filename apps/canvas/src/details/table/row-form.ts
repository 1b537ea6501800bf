import type { Manifest, Node } from '@drawbridge/manifest'
import { textIn } from '../../flow/place.ts'
import type { Named } from '../../flow/seen.ts'
import type { Form } from '../flow/form-context.ts'

/** What formulas over the rows of a table see: the row, and whoever asks. */
export function rowForm(
  manifest: Manifest,
  table: Node,
  asker: 'nobody' | 'somebody' | 'perhaps',
): Form {
  const row: Named = { name: 'row', type: { kind: 'row', table: table.id }, step: null }
  const accounts = accountsTable(manifest)
  const person = accounts && ({ kind: 'row', table: accounts.id } as const)
  const user: readonly Named[] =
    person === undefined || asker === 'nobody'
      ? []
      : [
          {
            name: 'user',
            type: asker === 'perhaps' ? { kind: 'nullable', of: person } : person,
            step: null,
          },
        ]
  return {
    manifest,
    named: [row, ...user],
    present: new Set(),
    part: table.id,
    settings: table.settings,
    table,
    examples: {},
  }
}

/** The table that sign-in keeps its accounts in. */
function accountsTable({ nodes, connections }: Manifest): Node | undefined {
  const auth = nodes.find(({ kind }) => kind === 'auth')
  if (!auth) return undefined
  const joined = new Set(connections.filter(({ from }) => from === auth.id).map(({ to }) => to))
  const named = textIn(auth.settings, 'table', 'users')
  const tables = nodes.filter(({ kind }) => kind === 'table')
  return (
    tables.find(({ id }) => joined.has(id)) ??
    tables.find(({ id, name }) => id === named || name === named)
  )
}
