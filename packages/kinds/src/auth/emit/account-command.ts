import { code, key, namespaceRef, ref, typeRef, type Code } from '@drawbridge/source'
import * as refs from '../../table/emit/refs.ts'
import type { Accounts } from './accounts.ts'
import { hashPassword, queries, schemaType } from './names.ts'

const ROLES = ref('ROLES', 'src/auth/caller.ts')
const Role = typeRef('Role', 'src/auth/caller.ts')
const createAjv = ref('createAjv', 'src/http/validation.ts')
const openDatabase = ref('openDatabase', 'src/database/client.ts')
const randomBytes = ref('randomBytes', 'node:crypto')
const schemas = namespaceRef('schemas', 'src/auth/schemas.ts')

/** `src/account.ts`: how the first of a role gets it, and how accounts come to be where nobody may register. */
export const accountCommand = ({ auth, isEmail }: Accounts): Code => code`
  // npm run account -- <${key(auth.identifier.name)}> <role> [field=value …]
  // Gives an account this role, and opens it where there is none, with a password that is shown once.
  const USAGE = \`Say whose account it is and a role: \${${ROLES}.join(', ')}.\`

  class AccountError extends Error {}

  const [name = '', role = '', ...fields] = process.argv.slice(2)
  try {
    process.stdout.write(\`\${await run(name${isEmail && code`.toLowerCase()`}, roleOf(role))}\\n\`)
  } catch (error) {
    process.stderr.write(\`\${error instanceof AccountError ? error.message : String(error)}\\n\`)
    process.exitCode = 1
  }

  async function run(identifier: string, role: ${Role}): Promise<string> {
    const url = process.env['DATABASE_URL']
    if (!url) throw new AccountError('DATABASE_URL is not set.')
    const db = ${openDatabase}(url)
    try {
      return await giveRole(db, identifier, role)
    } finally {
      await db.close()
    }
  }

  function roleOf(text: string): ${Role} {
    const known = ${ROLES}.find((one) => one === text)
    if (name === '' || known === undefined) throw new AccountError(USAGE)
    return known
  }

  async function giveRole(db: ${refs.Database}, identifier: string, role: ${Role}): Promise<string> {
    if (await ${queries}.writeRole(db, identifier, role)) return \`\${identifier} is \${role} now.\`
    const password = ${randomBytes}(18).toString('base64url')
    const account = inputOf({ ${key(auth.identifier.name)}: identifier, password })
    await ${queries}.createAccount(db, account, await ${hashPassword}(password))
    await ${queries}.writeRole(db, identifier, role)
    return \`\${identifier} is \${role} now, in a new account. Its password, shown this once: \${password}\`
  }

  /** What the account consists of, by the rules of registering. */
  function inputOf(known: Record<string, string>): ${schemaType('Registration')} {
    const more = fields.map((field) => [field.split('=')[0], field.replace(/^[^=]*=?/, '')])
    const input: unknown = { ...Object.fromEntries(more), ...known }
    const validate = ${createAjv}(true).compile<${schemaType('Registration')}>(${schemas}.register.body)
    if (validate(input)) return input
    const problems = validate.errors?.map(({ instancePath, message }) => \`\${instancePath} \${message}\`)
    throw new AccountError(\`There is no such account, and to open it: \${problems?.join(', ').trim()}\`)
  }`
