import { code, lit, type Code } from '@drawbridge/source'
import { placeholder } from '../../../table/emit/resource.ts'
import type { Accounts } from '../../emit/accounts.ts'
import { assert, mailedTests, showsNothing, suite, tellsNothing, test } from '../mailed/tests.ts'

export function testsFile(accounts: Accounts): Code {
  const { auth, dialect, sql } = accounts
  const path = `${auth.settings.path}/email/confirm`
  const read = `SELECT confirmed_address AS address FROM ${sql} WHERE id = ${placeholder(dialect, 1)}`
  return code`
    ${suite}('addresses', () => {
      ${mailedTests(accounts, '/email/confirmation')}
      const confirm = (token: string) => call('POST', ${lit(path)}, 'nobody', { token })
      const confirmed = async (who: string) =>
        (await db().get<{ address: string | null }>(${lit(read)}, [person(who).id]))?.address

      ${test}('are confirmed by a link, once', async () => {
        const token = await linkFor('amy')
        ${assert}.equal(await confirmed('amy'), null)
        const answer = await confirm(token)
        ${assert}.equal(answer.statusCode, 204, answer.body)
        ${assert}.equal(await confirmed('amy'), (await accountOf('amy')).identifier)
        ${assert}.equal((await confirm(token)).statusCode, 401)
        ${assert}.equal((await confirm('x'.repeat(43))).statusCode, 401)
      })

      ${tellsNothing()}

      ${showsNothing(path)}
    })`
}
