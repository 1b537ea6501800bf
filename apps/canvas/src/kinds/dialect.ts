import type { Node } from '@drawbridge/manifest'
import { settingText } from './setting-text.ts'

export const DIALECT_WORDS: Readonly<Record<string, string>> = {
  mysql: 'MySQL',
  postgres: 'PostgreSQL',
  sqlite: 'SQLite',
}

/** The database that a drawing is written for, by name; MySQL when nothing was said. */
export function dialectOf(database: Node | undefined): string {
  const dialect = settingText(database, 'dialect', 'mysql')
  return DIALECT_WORDS[dialect] ?? dialect
}
