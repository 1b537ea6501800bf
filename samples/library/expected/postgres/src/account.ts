import { randomBytes } from 'node:crypto'
import { ROLES, type Role } from './auth/caller.ts'
import { hashPassword } from './auth/passwords.ts'
import * as queries from './auth/queries.ts'
import * as schemas from './auth/schemas.ts'
import type { Registration } from './auth/schemas.ts'
import { openDatabase, type Database } from './database/client.ts'
import { createAjv } from './http/validation.ts'

// npm run account -- <username> <role> [field=value …]
// Gives an account this role, and opens it where there is none, with a password that is shown once.
const USAGE = `Say whose account it is and a role: ${ROLES.join(', ')}.`

class AccountError extends Error {}

const [name = '', role = '', ...fields] = process.argv.slice(2)
try {
  process.stdout.write(`${await run(name, roleOf(role))}\n`)
} catch (error) {
  process.stderr.write(`${error instanceof AccountError ? error.message : String(error)}\n`)
  process.exitCode = 1
}

async function run(identifier: string, role: Role): Promise<string> {
  const url = process.env['DATABASE_URL']
  if (!url) throw new AccountError('DATABASE_URL is not set.')
  const db = openDatabase(url)
  try {
    return await giveRole(db, identifier, role)
  } finally {
    await db.close()
  }
}

function roleOf(text: string): Role {
  const known = ROLES.find((one) => one === text)
  if (name === '' || known === undefined) throw new AccountError(USAGE)
  return known
}

async function giveRole(db: Database, identifier: string, role: Role): Promise<string> {
  if (await queries.writeRole(db, identifier, role)) return `${identifier} is ${role} now.`
  const password = randomBytes(18).toString('base64url')
  const account = inputOf({ username: identifier, password })
  await queries.createAccount(db, account, await hashPassword(password))
  await queries.writeRole(db, identifier, role)
  return `${identifier} is ${role} now, in a new account. Its password, shown this once: ${password}`
}

/** What the account consists of, by the rules of registering. */
function inputOf(known: Record<string, string>): Registration {
  const more = fields.map((field) => [field.split('=')[0], field.replace(/^[^=]*=?/, '')])
  const input: unknown = { ...Object.fromEntries(more), ...known }
  const validate = createAjv(true).compile<Registration>(schemas.register.body)
  if (validate(input)) return input
  const problems = validate.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`)
  throw new AccountError(`There is no such account, and to open it: ${problems?.join(', ').trim()}`)
}
