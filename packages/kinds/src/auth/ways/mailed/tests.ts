import { code, defaultRef, key, lit, ref, type Code } from '@drawbridge/source'
import type { Accounts } from '../../emit/accounts.ts'

export const assert = defaultRef('assert', 'node:assert/strict')
export const suite = ref('suite', 'node:test')
export const test = ref('test', 'node:test')
export const mailbox = ref('mailbox', 'test/mailbox.ts')
export const readCredentials = ref('readCredentials', 'src/auth/queries.ts')
const useApp = ref('useApp', 'test/use-app.ts')

/** What the tests of a way that sends links begin with. `ask`: the path that a mail is asked for at. */
export function mailedTests({ auth }: Accounts, ask: string): Code {
  const { path, roles } = auth.settings
  const identifier = key(auth.identifier.name)
  return code`
    const { call, db, person } = ${useApp}({ amy: ${lit(roles[0] ?? '')} })

    const accountOf = async (who: string) => {
      const account = await ${readCredentials}(db(), person(who).id)
      ${assert}.ok(account)
      return account
    }
    const ask = (${identifier}: string) => call('POST', ${lit(`${path}${ask}`)}, 'nobody', { ${identifier} })

    /** The secret of a link that is mailed to somebody. */
    const linkFor = async (who: string) => {
      const { identifier } = await accountOf(who)
      const asked = await ask(identifier)
      ${assert}.equal(asked.statusCode, 202, asked.body)
      const { text } = await ${mailbox}.next(identifier)
      return /#([\\w-]{43})/.exec(text)?.[1] ?? ''
    }`
}

/** Nobody can tell by the answer whether there is an account. */
export const tellsNothing = (): Code => code`
  ${test}('says the same of accounts that are not there', async () => {
    const missing = await ask('unheard.of@example.com')
    const { identifier } = await accountOf('amy')
    const known = await ask(identifier)
    ${assert}.equal(missing.statusCode, known.statusCode)
    ${assert}.equal(missing.body, known.body)
    await ${mailbox}.next(identifier)
    ${assert}.deepEqual(${mailbox}.all('unheard.of@example.com'), [])
  })`

/** The page of a link is for people, and for whatever looks at links before them. */
export const showsNothing = (path: string): Code => code`
  ${test}('shows a page that uses nothing up and says nothing of anybody', async () => {
    const page = await call('GET', ${lit(path)}, 'nobody')
    ${assert}.equal(page.statusCode, 200)
    ${assert}.match(String(page.headers['content-type']), /^text\\/html/)
    ${assert}.ok(!page.body.includes((await accountOf('amy')).identifier))
  })`
