import type { KindFace } from '../part-kind.ts'
import { DatabaseSettings } from './settings.ts'

const TITLES = { mysql: 'MySQL', postgres: 'PostgreSQL', sqlite: 'SQLite' } as const

export const databaseFace: KindFace<DatabaseSettings> = {
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
}
