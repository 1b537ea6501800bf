import { code, key, lit, typeRef, type Code } from '@drawbridge/source'
import { placeholder } from '../../table/emit/resource.ts'
import { keyType } from '../../table/emit/read.ts'
import type { Accounts } from './accounts.ts'
import { credentials } from './credentials.ts'
import { exampleOf } from '../../table/emit/example.ts'
import { schemaType } from './names.ts'
import { asked } from './new-account.ts'

/** The file of the emitted tests by which they sign people in. */
export const PEOPLE = 'test/people.ts'

/** Members of what opens the n-th account; undefined where the tests can't open one. */
export function accountMembers(accounts: Accounts): readonly Code[] | undefined {
  if (accounts.auth.settings.registration === 'closed') return undefined
  const members = asked(accounts)
    .filter((column) => !column.optional)
    .map((column) => ({ name: column.name, example: exampleOf(column, code`n`) }))
  if (members.some(({ example }) => example === undefined)) return undefined
  return members.map((member) => code`${key(member.name)}: ${member.example},`)
}

/** `test/people.ts`; undefined where the tests can't open an account. */
export function peopleFile(accounts: Accounts): Code | undefined {
  const members = accountMembers(accounts)
  if (members === undefined) return undefined
  const { auth, sql, dialect } = accounts
  const { path, roles } = auth.settings
  const identifier = key(auth.identifier.name)
  const role = typeRef('Role', 'src/auth/caller.ts')
  const app = typeRef('FastifyInstance', 'fastify')
  const update = `UPDATE ${sql} SET role = ${placeholder(dialect, 1)} WHERE id = ${placeholder(dialect, 2)}`
  return code`
    export interface TestPerson {
      readonly id: ${keyType(accounts)}
      /** What they send along to be known. */
      readonly headers: Readonly<Record<string, string>>
    }

    const PASSWORD = 'parapluie bleu du mardi'
    let people = 0

    /** Opens an account and signs in to it. Roles are given behind the application's back. */
    export async function signUp(app: ${app}, role: ${role} = ${lit(roles[0] ?? '')}): Promise<TestPerson> {
      const n = (people += 1)
      const account = {
        ${members}
        password: PASSWORD,
      }
      const post = (url: string, payload: object) => app.inject({ method: 'POST', url, payload })
      const opened = await post(${lit(`${path}/register`)}, account)
      const { id } = opened.json<${schemaType('SignedIn')}>().user
      await app.db.run(${lit(update)}, [role, id])
      const response = await post(${lit(`${path}/login`)}, { ${identifier}: account.${identifier}, password: PASSWORD })
      return { id, headers: ${credentials(accounts)} }
    }`
}
