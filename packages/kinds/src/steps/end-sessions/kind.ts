import { code, name } from '@drawbridge/source'
import { statementsOf } from '../../auth/emit/statement.ts'
import { noteWrite } from '../../flow/data/called.ts'
import { keyFormula } from '../../flow/data/key-formula.ts'
import { QUIET } from '../../flow/meaning.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import * as refs from '../../table/emit/refs.ts'
import { accountKeyType } from '../../table/emit/relations.ts'
import { endSessionsFace } from './face.ts'

export const endSessions: StepKind = {
  face: endSessionsFace,
  check(check) {
    const { model } = check
    const { auth } = model
    if (auth === undefined) return check.report('needs-auth', [], { step: check.title })
    if (check.flow.source.starts.kind !== 'endpoint')
      return check.report('needs-request', [], { step: check.title })
    const user = keyFormula(check, 'user', auth.table)
    if (user === undefined) return undefined
    noteWrite(check)
    return {
      means: QUIET,
      emit: ({ db, queries, printTyped }) => {
        const sql = statementsOf(model.dialect)
        const statement = queries.head(
          'END_SESSIONS',
          (called) => code`const ${called} = ${sql`DELETE FROM auth_sessions WHERE user_id = ?`}`,
        )
        const end = queries.add(
          'endSessions',
          (called) => code`
            export async function ${called}(db: ${refs.Database}, userId: ${name(accountKeyType(model))}): Promise<void> {
              await db.run(${statement}, [userId])
            }`,
        )
        return [
          code`await ${end}(${[db, printTyped(user)]})`,
          // Who holds a token is believed for some seconds without asking the database.
          ...(auth.settings.method === 'jwt' ? [code`request.server.callers.forgetAll()`] : []),
        ]
      },
    }
  },
}
