import type { PartKind } from '../part-kind.ts'
import { checkDatabase } from './check.ts'
import { databaseFace } from './face.ts'
import type { DatabaseSettings } from './settings.ts'

const SERVICES = {
  mysql: 'MySQL 8.4 or MariaDB 10.6, or newer',
  postgres: 'PostgreSQL 15 or newer',
  sqlite: undefined,
} as const

export const database: PartKind<DatabaseSettings> = {
  ...databaseFace,
  needs: ({ settings }) => {
    const service = SERVICES[settings.dialect]
    return {
      environment: [
        { name: 'DATABASE_URL', holds: 'where the database is and how to sign in to it' },
      ],
      services: service === undefined ? [] : [service],
      packages: [],
    }
  },
  check: checkDatabase,
}
