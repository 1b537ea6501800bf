import { code, lit, type Code } from '@drawbridge/source'
import type { Accounts } from '../../emit/accounts.ts'
import { assert, mailedTests, showsNothing, suite, tellsNothing, test } from '../mailed/tests.ts'

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

      ${tellsNothing()}

      ${showsNothing(path)}
    })`
}
