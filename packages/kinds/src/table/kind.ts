import { NO_NEEDS, type PartKind } from '../part-kind.ts'
import { checkTable } from './check.ts'
import { emitTable } from './emit/emit.ts'
import { tableFace } from './face.ts'
import type { TableSettings } from './settings.ts'

export const table: PartKind<TableSettings> = {
  ...tableFace,
  needs: () => NO_NEEDS,
  check: checkTable,
  // Flows and rules of rows come after the model.
  stands: (field) => /^\/settings\/(access|events)\b/.test(field),
  emit: emitTable,
}
