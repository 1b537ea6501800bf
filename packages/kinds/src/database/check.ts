import { diagnose, type Diagnostic } from '@drawbridge/manifest'
import type { DatabasePart, Drawing } from '../drawing.ts'

/** The second database and each after it is one too many. */
export function checkDatabase(part: DatabasePart, drawing: Drawing): readonly Diagnostic[] {
  if (drawing.databases[0]?.node.id === part.node.id) return []
  const names = drawing.databases.map((database) => database.node.name)
  return [diagnose('two-databases', { node: part.node.id }, { names })]
}
