import type { Recipe } from '../recipe.ts'
import { signIn, waitingAuth } from '../scaffold.ts'

const DATABASES: Readonly<Record<string, string>> = {
  mysql: 'mysql',
  mariadb: 'mysql',
  postgres: 'postgres',
  postgresql: 'postgres',
  sqlite: 'sqlite',
}

const SAYINGS = [
  /^(?:add|create|enable)\s+(?:a\s+|an\s+)?(?:sign[ -]?in|log[ -]?in|login|auth|authentication|accounts|user accounts|registration)(?<rest>\s+(?:with|by|using|through|for|where)\s.+)?$/i,
  /^(?:let|allow)\s+(?:people|users|anyone|everyone)\s+(?:to\s+)?(?:(?:register|sign up|log in|sign in)(?:\s*,\s*|\s+and\s+|\s+or\s+)?)+(?<rest>(?:\s.*)?)$/isu,
]
const WITH_PASSWORD =
  /^\s*(?:with|by|using)\s+(?:an?\s+)?e-?mail(?:\s+address)?(?:\s+and\s+(?:an?\s+)?password)?$/i

export const addSignIn: Recipe = {
  examples: ['add sign-in', 'let people register and log in'],
  read(phrase, draft) {
    const asked = SAYINGS.map((saying) => saying.exec(phrase)?.groups).find(Boolean)
    if (!asked) return undefined
    const rest = (asked['rest'] ?? '').replace(WITH_PASSWORD, '').trim()
    if (draft.ofKind('auth').length > 0 && !waitingAuth(draft))
      return { problem: 'Sign-in is there already.' }
    return {
      says: 'Add sign-in: people register and log in with e-mail and password.',
      commands: signIn(draft),
      ...(rest === '' ? {} : { left: [rest] }),
    }
  },
}

export const chooseDatabase: Recipe = {
  examples: ['use postgres', 'switch to sqlite'],
  read(phrase, draft) {
    const said = /^(?:use|switch to|change to)\s+(?:an?\s+)?(?<name>[a-z]+)(?:\s+database)?$/i.exec(
      phrase,
    )?.groups
    const dialect = DATABASES[said?.['name']?.toLowerCase() ?? '']
    if (dialect === undefined) return undefined
    const database = draft.ofKind('database')[0]
    if (!database) return { problem: 'There is no database on the map yet.' }
    return {
      says: `Keep the rows in ${dialect}.`,
      commands: [{ type: 'setSetting', id: database.id, path: ['dialect'], value: dialect }],
    }
  },
}
