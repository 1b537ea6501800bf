import { code, ref, type Code } from '@drawbridge/source'
import type { Model, TableModel } from '../../model.ts'
import { readRule } from '../../access.ts'
import * as refs from '../../table/emit/refs.ts'
import { aliasOf } from '../../table/emit/selected-columns.ts'
import { isAsked } from '../ways/drawn-faces.ts'
import type { Accounts } from './accounts.ts'
import { Problem } from './names.ts'
import { statementsOf } from './statement.ts'

export const signedInRecently = ref('signedInRecently', 'src/auth/recent-sign-in.ts')

/** Whether rows of this table change what somebody signs in with. */
export function changesIdentifier({ auth }: Model, { node, access, columns }: TableModel): boolean {
  const isKnown = access.update?.every((rule) => readRule(rule).who !== 'public') ?? false
  const identifier = columns.find(({ id }) => id === auth?.identifier.id)
  return auth?.table === node && isKnown && identifier?.writable === true
}

export const asksRecently = ({ model, table, auth }: Accounts): boolean =>
  isAsked(auth.settings, 'recentSignIn') ||
  isAsked(auth.settings, 'reauthentication') ||
  changesIdentifier(model, table)

/** `src/auth/recent-sign-in.ts` */
export function recentSignInFile(accounts: Accounts): Code {
  const sql = statementsOf(accounts.dialect)
  const createdAt = aliasOf('createdAt', accounts)
  return code`
    const MINUTES = 15

    const READ = ${sql`SELECT created_at AS ${createdAt} FROM auth_sessions WHERE id = ?`}

    /** For what whoever finds somebody's open device must not do: it asks to have signed in just now. */
    export async function signedInRecently({ server, user }: ${refs.FastifyRequest}): Promise<void> {
      const { session } = ${refs.signedIn}(user)
      const row = await server.db.get<{ createdAt: number }>(READ, [session])
      if (row === undefined || row.createdAt < Date.now() - MINUTES * 60_000) {
        throw new ${Problem}(403, \`Sign in again first: this is for who signed in within \${MINUTES} minutes.\`)
      }
    }`
}
