import { code, ref, type Code } from '@drawbridge/source'
import type { Accounts } from '../emit/accounts.ts'
import { wayFaceOf } from './faces.ts'

/**
 * Statements by which ways note that an account has shown its address to be theirs, over a database.
 * A link that was sent there and came back is proof of that, whatever it was for.
 */
export function proving(
  { auth }: Accounts,
  db: Code,
  whose = code`account.id, account.identifier`,
): readonly Code[] {
  return auth.settings.ways.flatMap(({ kind }) => {
    const noted = wayFaceOf(kind)?.notesProof
    return noted === undefined
      ? []
      : [code`await ${ref(noted.name, noted.module)}(${db}, ${whose})`]
  })
}
