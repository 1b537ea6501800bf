import { code, lit, type Code } from '@drawbridge/source'
import { errorsOf } from '../../../api/main-api.ts'
import { placeholder } from '../../../table/emit/resource.ts'
import type { Accounts } from '../../emit/accounts.ts'
import { hashPassword } from '../../emit/names.ts'
import { assert, mailedTests, showsNothing, suite, tellsNothing, test } from '../mailed/tests.ts'

export function testsFile(accounts: Accounts): Code {
  const { auth, dialect, sql } = accounts
  const path = `${auth.settings.path}/email/confirm`
  const read = `SELECT confirmed_address AS address FROM ${sql} WHERE id = ${placeholder(dialect, 1)}`
  const at = (n: number) => placeholder(dialect, n)
  const set = `UPDATE ${sql} SET password_hash = ${at(1)} WHERE id = ${at(2)}`
  const forget = `UPDATE ${sql} SET confirmed_address = NULL WHERE id = ${at(1)}`
  const invalid = lit(errorsOf(accounts.model).kinds.invalid.status)
  return code`
    const PASSWORD = 'parapluie bleu du mardi'

    ${suite}('addresses', () => {
      ${mailedTests(accounts, '/email/confirmation')}
      const confirm = (token: string, password?: string) =>
        call('POST', ${lit(path)}, 'nobody', { token, ...(password !== undefined && { password }) })
      const setPassword = (hash: string | null) => db().run(${lit(set)}, [hash, person('amy').id])
      const confirmed = async (who: string) =>
        (await db().get<{ address: string | null }>(${lit(read)}, [person(who).id]))?.address

      ${test}('are confirmed by a link and the password, once', async () => {
        await setPassword(await ${hashPassword}(PASSWORD))
        const token = await linkFor('amy')
        ${assert}.equal(await confirmed('amy'), null)
        ${assert}.equal((await confirm(token)).statusCode, ${invalid})
        ${assert}.equal((await confirm(token, 'wrong')).statusCode, ${invalid})
        ${assert}.equal(await confirmed('amy'), null)
        const answer = await confirm(token, PASSWORD)
        ${assert}.equal(answer.statusCode, 204, answer.body)
        ${assert}.equal(await confirmed('amy'), (await accountOf('amy')).identifier)
        ${assert}.equal((await confirm(token, PASSWORD)).statusCode, 401)
        ${assert}.notEqual((await accountOf('amy')).passwordHash, null)
        ${assert}.equal((await confirm('x'.repeat(43))).statusCode, 401)
      })

      ${test}('take every way back from who opened an account without a password before', async () => {
        await setPassword(null)
        await db().run(${lit(forget)}, [person('amy').id])
        const answer = await confirm(await linkFor('amy'))
        ${assert}.equal(answer.statusCode, 204, answer.body)
        ${assert}.equal(await confirmed('amy'), (await accountOf('amy')).identifier)
        ${assert}.deepEqual(await db().all('SELECT id FROM auth_sessions', []), [])
      })

      ${tellsNothing()}

      ${showsNothing(path)}
    })`
}
