import type { PartKind } from '../part-kind.ts'
import { checkDatabase } from './check.ts'
import { DatabaseSettings } from './settings.ts'

const SERVICES = {
  mysql: 'MySQL 8.4 or MariaDB 10.6, or newer',
  postgres: 'PostgreSQL 15 or newer',
  sqlite: undefined,
} as const

const TITLES = { mysql: 'MySQL', postgres: 'PostgreSQL', sqlite: 'SQLite' } as const

export const database: PartKind<DatabaseSettings> = {
  kind: 'database',
  about: {
    title: 'Database',
    summary: 'Keeps the rows of every table.',
    sentence: ({ settings }) => `Keeps everything in ${TITLES[settings.dialect]}`,
    icon: 'database',
    group: 'data',
    colour: 'database',
    vocabulary: [
      'database',
      'db',
      'storage',
      'mysql',
      'mariadb',
      'postgres',
      'postgresql',
      'sqlite',
    ],
  },
  settings: DatabaseSettings,
  ports: [],
  defaults: { dialect: 'mysql' },
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
