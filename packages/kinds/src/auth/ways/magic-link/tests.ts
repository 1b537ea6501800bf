import { code, lit, type Code } from '@drawbridge/source'
import { placeholder } from '../../../table/emit/resource.ts'
import type { Accounts } from '../../emit/accounts.ts'
import { isDrawn } from '../drawn-faces.ts'
import { assert, mailedTests, showsNothing, suite, tellsNothing, test } from '../mailed/tests.ts'

/** Whoever opened an account with somebody else’s address does not keep it. */
const takesOver = ({ dialect, sql }: Accounts): Code => code`
  ${test}('throw out who opened the account, the first time that the address is shown', async () => {
    const { id } = person('amy')
    const set = ${lit(`UPDATE ${sql} SET password_hash = ${placeholder(dialect, 1)}, confirmed_address = NULL WHERE id = ${placeholder(dialect, 2)}`)}
    await db().run(set, ['planted', id])
    await open(await linkFor('amy'))
    ${assert}.equal((await accountOf('amy')).passwordHash, null)
    await db().run(${lit(`UPDATE ${sql} SET password_hash = ${placeholder(dialect, 1)} WHERE id = ${placeholder(dialect, 2)}`)}, ['chosen', id])
    await open(await linkFor('amy'))
    ${assert}.equal((await accountOf('amy')).passwordHash, 'chosen')
  })`

export function testsFile(accounts: Accounts): Code {
  const path = `${accounts.auth.settings.path}/magic-link/open`
  return code`
    ${suite}('links to sign in by', () => {
      ${mailedTests(accounts, '/magic-link')}
      const open = (token: string) => call('POST', ${lit(path)}, 'nobody', { token })

      ${test}('sign somebody in once', async () => {
        const token = await linkFor('amy')
        const opened = await open(token)
        ${assert}.equal(opened.statusCode, 200, opened.body)
        ${assert}.equal((await open(token)).statusCode, 401)
        ${assert}.equal((await open('x'.repeat(43))).statusCode, 401)
      })

      ${isDrawn(accounts.auth.settings, 'emailVerification') && takesOver(accounts)}

      ${tellsNothing()}

      ${showsNothing(path)}
    })`
}
