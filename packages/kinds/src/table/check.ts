import type { Diagnostic } from '@drawbridge/manifest'
import type { Drawing, TablePart } from '../drawing.ts'
import { checkAccess } from './check-access.ts'
import { checkRelations } from './check-relations.ts'

export function checkTable(part: TablePart, drawing: Drawing): readonly Diagnostic[] {
  return [...checkRelations(part, drawing), ...checkAccess(part, drawing)]
}
