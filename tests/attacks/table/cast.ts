import { forge, hmac, partsOf } from '../forge.ts'
import { identifier } from '@drawbridge/sql'
import { deadKeys } from './keys.ts'
import { membershipsIn } from './organisations.ts'
import { addRow, insert, placeholder, type Rows } from './rows.ts'
import { SECRET, type Person, type Target } from './target.ts'

type Headers = Readonly<Record<string, string>>

/** Somebody who is nobody to the backend, by what they send along. */
export interface Nobody {
  readonly name: string
  readonly headers: Headers
}

/** Whoever has never signed in. */
export const NOBODY: Person = {
  name: 'nobody',
  id: '',
  role: '',
  permissions: new Set(),
  accounts: '',
  headers: {},
}

/** Those whose sign-in is good for nothing any more, or never was. */
export async function nobodies(target: Target): Promise<readonly Nobody[]> {
  const { model, db } = target
  const { auth, dialect } = model
  const [role = ''] = auth?.settings.roles ?? []
  const mark = placeholder(dialect, 1)
  const left = async (sql: string): Promise<Headers> => {
    const person = await target.signUp(role)
    await db.run(sql, [person.id])
    return person.headers
  }
  const accounts = model.tables.find(({ node }) => node === auth?.table)
  const table = identifier(accounts?.names.sql ?? '', dialect)
  const removal =
    accounts?.softDelete === true
      ? `UPDATE ${table} SET deleted_at = CURRENT_TIMESTAMP WHERE id = ${mark}`
      : `DELETE FROM ${table} WHERE id = ${mark}`
  const token = (await target.signUp(role)).headers['authorization']?.split(' ')
  return [
    NOBODY,
    { name: 'somebody whose account is gone', headers: await left(removal) },
    {
      name: 'somebody whose sign-in is over',
      headers: await left(`UPDATE auth_sessions SET expires_at = 1 WHERE user_id = ${mark}`),
    },
    {
      name: 'somebody who signed out',
      headers: await left(`DELETE FROM auth_sessions WHERE user_id = ${mark}`),
    },
    ...(await deadKeys(target)),
    ...(token === undefined
      ? []
      : [{ name: 'somebody with an old token', headers: expired(token) }]),
  ]
}

function expired([scheme = '', token = '']: readonly string[]): Headers {
  const { header, claims } = partsOf(token)
  const now = Math.floor(Date.now() / 1000)
  const old = forge(header, { ...claims, iat: now - 7_200, exp: now - 3_600 }, hmac(SECRET))
  return { authorization: `${scheme} ${old}` }
}

/** One of each role, with nothing to their name. */
export async function oneOfEach({ model, signUp }: Target): Promise<readonly Person[]> {
  return Promise.all((model.auth?.settings.roles ?? []).map((role) => signUp(role)))
}

/**
 * Those who have to do with somebody’s rows: with each role in their organisation, and in each of
 * their lists of accounts.
 */
export async function acquaintances(target: Target, rows: Rows): Promise<readonly Person[]> {
  return [...(await members(target, rows)), ...(await guests(target, rows))]
}

async function members(target: Target, { keys }: Rows): Promise<readonly Person[]> {
  const { model, signUp } = target
  const people: Person[] = []
  for (const { table, role, values } of membershipsIn(target))
    for (const value of values) {
      const person = await signUp(model.auth?.settings.roles[0] ?? '', `a member who is ${value}`)
      const pointed = new Map([...keys, [person.accounts, person.id] as const])
      await addRow(target, table, pointed, [[role.sql, value]])
      people.push(person)
    }
  return people
}

async function guests({ model, db, signUp }: Target, { keys }: Rows): Promise<readonly Person[]> {
  const people: Person[] = []
  for (const { node, names, relations } of model.tables)
    for (const { name, shape, target } of relations) {
      if (shape.kind !== 'manyToMany' || target !== model.auth?.table) continue
      const [role = ''] = model.auth.settings.roles
      const person = await signUp(role, `one of the ${name} of a ${names.singular}`)
      const tie = new Map([
        [shape.column, keys.get(node)],
        [shape.targetColumn, person.id],
      ])
      await insert(shape.table, tie, model.dialect, db)
      people.push(person)
    }
  return people
}
