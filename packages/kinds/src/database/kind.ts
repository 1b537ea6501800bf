import type { PartKind } from '../part-kind.ts'
import { checkDatabase } from './check.ts'
import { databaseFace } from './face.ts'
import { DATABASE_NEEDS } from './needs.ts'
import type { DatabaseSettings } from './settings.ts'

export const database: PartKind<DatabaseSettings> = {
  ...databaseFace,
  needs: ({ dialect }) => DATABASE_NEEDS[dialect],
  check: checkDatabase,
}
