import type { Recipe } from '../recipe.ts'

const DATABASES: Readonly<Record<string, string>> = {
  mysql: 'mysql',
  mariadb: 'mysql',
  postgres: 'postgres',
  postgresql: 'postgres',
  sqlite: 'sqlite',
}

export const chooseDatabase: Recipe = {
  examples: ['use postgres', 'switch to sqlite'],
  read(phrase, draft) {
    const said = /^(?:use|switch to|change to)\s+(?:an?\s+)?(?<name>[a-z]+)(?:\s+database)?$/i.exec(
      phrase,
    )?.groups
    const dialect = DATABASES[said?.['name']?.toLowerCase() ?? '']
    if (dialect === undefined) return undefined
    const database = draft.playing('stores')[0]
    if (!database) return { problem: 'There is no database on the map yet.' }
    return {
      says: `Keep the rows in ${dialect}.`,
      commands: [{ type: 'setSetting', id: database.id, path: ['dialect'], value: dialect }],
    }
  },
}
