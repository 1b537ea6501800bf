import type { Command } from '@drawbridge/commands'
import { accountAccess, wordsOf } from '@drawbridge/kinds/faces'
import type { JsonObject } from '@drawbridge/manifest'
import type { Draft } from '../../draft.ts'
import { join, newPart } from '../../scaffold.ts'
import type { FoundTable } from '../found.ts'
import type { DrawnTable } from './drawn-table.ts'

const PASSWORD =
  /^(?:password|passwd|pwd|pass)(?:hash|digest|encrypted|hashed)?$|^(?:encrypted|hashed)password$|^hash(?:ed)?pass(?:word)?$|^(?:password)?salt$/
const IDENTIFIERS = /^(?:email|username|login|mail|emailaddress|phone)$/

const plain = (name: string): string => wordsOf(name).join('')

/** Passwords are kept by sign-in, and are no field. */
export const passwordsOf = ({ fields }: FoundTable): readonly string[] =>
  fields.filter(({ name }) => PASSWORD.test(plain(name))).map(({ name }) => name)

/** The table that keeps the accounts of people who sign in: it has passwords, and what they sign in with. */
export function accountsIn(tables: readonly DrawnTable[]): DrawnTable | undefined {
  return tables.find(
    ({ found, known }) =>
      !known &&
      passwordsOf(found).length > 0 &&
      found.fields.some(({ name }) => IDENTIFIERS.test(plain(name))),
  )
}

/** What sign-in adds by itself, and what it is told: with what people sign in, and which roles there are. */
export function drawAccounts(table: DrawnTable): { apart: readonly string[]; auth: JsonObject } {
  const { fields } = table.found
  const identifier =
    fields.find(({ name }) => plain(name) === 'email') ??
    fields.find(({ name }) => IDENTIFIERS.test(plain(name)))
  const role = fields.find(({ name }) => plain(name) === 'role')
  const roles = rolesOf(role?.settings['values'])
  table.says.push('People sign in with it: their passwords are kept by sign-in, hashed.')
  if (role) table.says.push('Their role is kept by sign-in too.')
  return {
    apart: [...passwordsOf(table.found), ...(role ? [role.name] : [])],
    auth: {
      ...(identifier && plain(identifier.name) !== 'email' && { identifier: identifier.name }),
      ...(roles.length > 0 && { roles }),
    },
  }
}

function rolesOf(values: unknown): readonly string[] {
  if (!Array.isArray(values)) return []
  const roles = values.filter((value) => typeof value === 'string')
  return roles.every((role) => /^[a-z][a-zA-Z0-9_]{0,39}$/.test(role)) ? roles.slice(0, 20) : []
}

/** Sign-in over the table, which is drawn already. */
export function signInOver(table: DrawnTable, auth: JsonObject, draft: Draft): readonly Command[] {
  const { id, add } = newPart(draft, 'people', auth)
  return [
    add,
    join(draft, id, table.id),
    ...draft.playing('callers').map((api) => join(draft, id, api.id)),
  ]
}

export const accessOf = (auth: JsonObject): JsonObject => accountAccess(auth)
