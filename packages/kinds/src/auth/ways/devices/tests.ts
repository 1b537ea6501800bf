import { code, defaultRef, lit, ref, template, typeRef, type Code } from '@drawbridge/source'
import type { Accounts } from '../../emit/accounts.ts'

const assert = defaultRef('assert', 'node:assert/strict')
const openSession = ref('openSession', 'src/auth/sessions.ts')
const suite = ref('suite', 'node:test')
const test = ref('test', 'node:test')
const useApp = ref('useApp', 'test/use-app.ts')
const SessionList = typeRef('SessionList', 'src/auth/devices/schemas.ts')

export function testsFile({ auth }: Accounts): Code {
  const { path, roles } = auth.settings
  const role = lit(roles[0] ?? '')
  const sessions = lit(`${path}/sessions`)
  const one = template`${path}/sessions/${code`session?.id`}`
  return code`
    ${suite}('signed-in devices', () => {
      const { call, db, enter, person } = ${useApp}({ amy: ${role}, ben: ${role} })

      const sessionsOf = async (who: string) => {
        const answer = await call('GET', ${sessions}, who)
        ${assert}.equal(answer.statusCode, 200, answer.body)
        return answer.json<${SessionList}>().data
      }

      ${test}('are listed for nobody but whose they are', async () => {
        ${assert}.equal((await call('GET', ${sessions}, 'nobody')).statusCode, 401)
        const [session, ...others] = await sessionsOf('amy')
        ${assert}.equal(session?.current, true)
        ${assert}.ok((session?.usedAt ?? '') >= (session?.createdAt ?? 'never'))
        ${assert}.deepEqual(others, [])
      })

      ${test}('are ended by nobody but whose they are', async () => {
        const [session] = await sessionsOf('amy')
        const foreign = await call('DELETE', ${one}, 'ben')
        ${assert}.equal(foreign.statusCode, 404)
        const own = await call('DELETE', ${one}, 'amy')
        ${assert}.equal(own.statusCode, 204, own.body)
        ${assert}.equal((await call('GET', ${sessions}, 'amy')).statusCode, 401)
      })

      ${test}('are ended by whoever signed in a short while ago', async () => {
        await enter('dan')
        await db().run('UPDATE auth_sessions SET created_at = created_at - 960000', [])
        const [session] = await sessionsOf('dan')
        for (const url of [${sessions}, ${one}]) {
          const late = await call('DELETE', url, 'dan')
          ${assert}.equal(late.statusCode, 403, late.body)
        }
        ${assert}.equal((await sessionsOf('dan')).length, 1)
      })

      ${test}('are all ended but the one at hand', async () => {
        await enter('cleo')
        await ${openSession}(db(), person('cleo').id)
        ${assert}.equal((await sessionsOf('cleo')).length, 2)
        ${assert}.equal((await call('DELETE', ${sessions}, 'cleo')).statusCode, 204)
        ${assert}.deepEqual((await sessionsOf('cleo')).map(({ current }) => current), [true])
        ${assert}.equal((await sessionsOf('ben')).length, 1)
      })
    })`
}
