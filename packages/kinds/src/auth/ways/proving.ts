import { code, ref, type Code } from '@drawbridge/source'
import type { Accounts } from '../emit/accounts.ts'
import { wayFaceOf } from './faces.ts'

/** Tables of sign-in with what one comes back into an account by. */
export const waysBackOf = ({ auth }: Accounts): readonly string[] => [
  'auth_sessions',
  ...auth.settings.ways.flatMap(({ kind }) => wayFaceOf(kind)?.waysBack ?? []),
]

/**
 * The same as `proving`, for an account that may be somebody else’s work: whoever brings this
 * proof need not have shown anything besides. `then` stands behind it.
 */
export const takingOver = ({ auth }: Accounts, db: Code, then?: Code | false): readonly Code[] =>
  auth.settings.ways.flatMap(({ kind }) => {
    const noted = wayFaceOf(kind)?.notesProof
    if (noted === undefined) return []
    const call = code`await ${ref(noted.takesOver, noted.module)}(${db}, account.id, account.identifier)`
    return then ? [code`if (${call}) ${then}`] : [call]
  })

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
