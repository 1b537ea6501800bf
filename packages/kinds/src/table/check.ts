import type { Diagnostic } from '@drawbridge/manifest'
import type { Drawing, TablePart } from '../drawing.ts'
import { checkAccess } from './check-access.ts'
import { checkEvents } from './check-events.ts'
import { checkFields } from './check-fields.ts'
import { checkIds } from './check-ids.ts'
import { checkIndexes } from './check-indexes.ts'
import { checkNames } from './check-names.ts'
import { checkRelations } from './check-relations.ts'

export function checkTable(part: TablePart, drawing: Drawing): readonly Diagnostic[] {
  return [
    ...checkIds(part),
    ...checkNames(part, drawing),
    ...checkFields(part, drawing),
    ...checkRelations(part, drawing),
    ...checkIndexes(part),
    ...checkAccess(part, drawing),
    ...checkEvents(part, drawing),
  ]
}
