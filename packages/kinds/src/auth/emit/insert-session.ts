import { code, multiline, name, type Code } from '@drawbridge/source'
import * as refs from '../../table/emit/refs.ts'
import { placeholder } from '../../table/emit/resource.ts'
import type { Accounts } from './accounts.ts'
import { Problem } from './names.ts'
import { opensByPassword } from './offers.ts'

/** A column of the table of sign-ins, and the member of a row that goes there; empty without one. */
export type SessionColumn = readonly [column: string, member: string | undefined]

/** How a row of the table of sign-ins comes to be: the statements, and the function over them. */
export function insertion(accounts: Accounts, columns: readonly SessionColumn[]) {
  const members = columns.flatMap(([, member]) => member ?? [])
  const unique = [...new Set(members)].map(name)
  const byPassword = opensByPassword(accounts)
  const values = code`[${members.map(name)}]`
  return {
    statements: code`
      const INSERT = ${insert(accounts, columns)}

      ${byPassword && code`const INSERT_IF = ${insertIf(accounts, columns)}`}`,
    insertSession: byPassword
      ? code`
          /**
           * Takes the opportunity to remove those of the same user that are over. Where a password was
           * shown, its hash has to be the account’s still: whoever changes it ends the sign-ins of before.
           */
          export async function insertSession(
            db: ${refs.Database},
            session: SessionRow,
            passwordHash?: string,
          ): Promise<void> {
            const { ${unique}} = session
            await db.run(DELETE_OVER, [user, createdAt])
            const row = ${values}
            if (passwordHash === undefined) {
              await db.run(INSERT, row)
              return
            }
            const { changes } = await db.run(INSERT_IF, [...row, user, passwordHash])
            if (changes === 0) throw new ${Problem}(401, 'The password was changed meanwhile. Sign in again.')
          }`
      : code`
          /** Takes the opportunity to remove those of the same user that are over. */
          export async function insertSession(db: ${refs.Database}, session: SessionRow): Promise<void> {
            const { ${unique}} = session
            await db.run(DELETE_OVER, [user, createdAt])
            await db.run(INSERT, ${values})
          }`,
  }
}

const namesOf = (columns: readonly SessionColumn[]): string =>
  columns.map(([column]) => column).join(', ')

const holesOf = (columns: readonly SessionColumn[]): string =>
  columns.map(([, member]) => (member === undefined ? "''" : '?')).join(', ')

const insert = (accounts: Accounts, columns: readonly SessionColumn[]): Code =>
  numbered(
    accounts,
    `
  INSERT INTO auth_sessions (${namesOf(columns)})
  VALUES (${holesOf(columns)})`,
  )

/** Waits for whoever is changing the password, and then sees the new one. SQLite has one writer anyway. */
const insertIf = (accounts: Accounts, columns: readonly SessionColumn[]): Code =>
  numbered(
    accounts,
    `
  INSERT INTO auth_sessions (${namesOf(columns)})
  SELECT ${holesOf(columns)}
  FROM ${accounts.sql} WHERE id = ? AND password_hash = ?${accounts.dialect === 'sqlite' ? '' : ' FOR UPDATE'}`,
  )

function numbered({ dialect }: Accounts, text: string): Code {
  let position = 0
  return multiline(text.replaceAll('?', () => placeholder(dialect, ++position)))
}
