import { code, lines, lit, ref, template, typeRef, type Code } from '@drawbridge/source'
import { placeholder } from '../../table/emit/resource.ts'
import { keyType } from '../../table/emit/read.ts'
import { drawnWays } from '../ways/drawn-ways.ts'
import { isByCookie } from '../settings.ts'
import { accountMembers } from './account-members.ts'
import type { Accounts } from './accounts.ts'

const app = typeRef('FastifyInstance', 'fastify')
const role = typeRef('Role', 'src/auth/caller.ts')
const createAccount = ref('createAccount', 'src/auth/queries.ts')
const openSession = ref('openSession', 'src/auth/sessions.ts')

/** The file of the emitted tests by which they sign people in. */
export const PEOPLE = 'test/people.ts'

/** `test/people.ts`; undefined where the tests can't open an account. */
export function peopleFile(accounts: Accounts): Code | undefined {
  const members = accountMembers(accounts)
  if (members === undefined) return undefined
  const { auth, sql, dialect } = accounts
  const { roles } = auth.settings
  const update = `UPDATE ${sql} SET role = ${placeholder(dialect, 1)} WHERE id = ${placeholder(dialect, 2)}`
  return code`
    export interface TestPerson {
      readonly id: ${keyType(accounts)}
      /** What they send along to be known. */
      readonly headers: Readonly<Record<string, string>>
    }

    let people = 0

    /** Opens an account and signs in to it, behind the application's back: with any role, and no password. */
    export async function signUp(app: ${app}, role: ${role} = ${lit(roles[0] ?? '')}): Promise<TestPerson> {
      const n = (people += 1)
      const id = await ${createAccount}(app.db, { ${lines(members)} }, 'none')
      await app.db.run(${lit(update)}, [role, id])
      ${drawnWays(auth.settings).map(({ way, settings }) => way.forTests?.(settings))}
      ${signedIn(accounts)}
    }`
}

function signedIn({ auth }: Accounts): Code {
  const { method, scheme } = auth.settings
  if (method === 'session') return WITH_COOKIE
  return code`
    const { id: session } = await ${openSession}(app.db, id)
    const token = app.accessTokens.sign({ user: String(id), role, session })
    ${isByCookie(auth.settings) ? WITH_TOKEN_COOKIE : withToken(scheme)}`
}

const csrfToken = ref('csrfToken', 'src/auth/csrf.ts')

const WITH_TOKEN_COOKIE = code`
  const cookie = ${template`access=${code`token`}`}
  return { id, headers: { cookie, 'x-csrf-token': ${csrfToken}(session) } }`

const withToken = (scheme: string): Code => code`
  return { id, headers: { authorization: ${template`${scheme} ${code`token`}`} } }`

const WITH_COOKIE = code`
  const secret = await ${openSession}(app.db, id)
  const cookie = ${template`session=${code`secret`}`}
  return { id, headers: { cookie, 'x-csrf-token': ${csrfToken}(secret) } }`
