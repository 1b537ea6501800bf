import type { Type } from '@drawbridge/expressions'
import type { Manifest, Node } from '@drawbridge/manifest'
import type { Scopes } from '../../flow/scopes.ts'
import { NOTHING_SEEN, withName } from '../../flow/seen.ts'
import type { Form } from '../flow/form-context.ts'

/** What formulas over the rows of a table see: the row, and whoever asks. */
export function rowForm(
  manifest: Manifest,
  scopes: Scopes,
  table: Node,
  asker: 'nobody' | 'somebody' | 'perhaps',
): Form {
  const seen = { ...NOTHING_SEEN, rows: scopes.rows, isSure: scopes.isWhole }
  const withRow = withName(seen, 'row', { kind: 'row', table: table.id })
  const person = asker === 'nobody' ? null : scopes.asker
  const user: Type | null =
    person && (asker === 'perhaps' ? { kind: 'nullable', of: person } : person)
  return {
    ...(user ? withName(withRow, 'user', user) : withRow),
    manifest,
    part: table.id,
    settings: table.settings,
    table,
    examples: {},
  }
}
