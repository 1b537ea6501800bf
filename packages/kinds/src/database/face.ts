import { DIALECT_TITLES } from '@drawbridge/sql'
import type { KindFace } from '../part-kind.ts'
import { DatabaseSettings } from './settings.ts'

export const databaseFace: KindFace<DatabaseSettings> = {
  kind: 'database',
  role: 'stores',
  about: {
    title: 'Database',
    summary: 'Keeps the rows of every table.',
    sentence: ({ settings }) => `Keeps everything in ${DIALECT_TITLES[settings.dialect]}`,
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
