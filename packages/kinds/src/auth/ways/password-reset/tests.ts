import { code, lit, type Code } from '@drawbridge/source'
import { errorsOf } from '../../../api/main-api.ts'
import type { Accounts } from '../../emit/accounts.ts'
import { verifyPassword } from '../../emit/names.ts'
import { assert, mailedTests, showsNothing, suite, tellsNothing, test } from '../mailed/tests.ts'

export function testsFile(accounts: Accounts): Code {
  const { auth, model } = accounts
  const reset = `${auth.settings.path}/password/reset`
  return code`
    const NEW_PASSWORD = 'parapluie rouge du samedi'

    ${suite}('forgotten passwords', () => {
      ${mailedTests(accounts, '/password/forgot')}
      const choose = (token: string, newPassword = NEW_PASSWORD) =>
        call('POST', ${lit(reset)}, 'nobody', { token, newPassword })

      ${test}('are replaced by a link, once, and every sign-in is over', async () => {
        const token = await linkFor('amy')
        ${assert}.equal((await choose(token, 'passwordpassword')).statusCode, ${lit(errorsOf(model).kinds.invalid.status)})
        const chosen = await choose(token)
        ${assert}.equal(chosen.statusCode, 204, chosen.body)
        const { passwordHash } = await accountOf('amy')
        ${assert}.ok(await ${verifyPassword}(NEW_PASSWORD, passwordHash))
        ${assert}.equal((await choose(token)).statusCode, 401)
        const [session] = await db().all('SELECT id FROM auth_sessions', [])
        ${assert}.equal(session, undefined)
      })

      ${test}('makes links of before no good', async () => {
        const first = await linkFor('amy')
        ${assert}.equal((await choose(await linkFor('amy'))).statusCode, 204)
        ${assert}.equal((await choose(first)).statusCode, 401)
        ${assert}.equal((await choose('x'.repeat(43))).statusCode, 401)
      })

      ${tellsNothing()}

      ${showsNothing(reset)}
    })`
}
