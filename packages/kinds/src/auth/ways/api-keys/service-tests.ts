import {
  code,
  defaultRef,
  key,
  lines,
  lit,
  ref,
  template,
  typeRef,
  type Code,
  type Hole,
} from '@drawbridge/source'
import { exampleOf } from '../../../table/emit/example.ts'
import type { Accounts } from '../../emit/accounts.ts'
import { asked } from '../../emit/new-account.ts'

const IssuedKey = typeRef('IssuedKey', 'src/auth/api-keys/schemas.ts')
const ServiceAccount = typeRef('ServiceAccount', 'src/auth/service-accounts/schemas.ts')
const assert = defaultRef('assert', 'node:assert/strict')
const scopes = ref('scopes', 'src/auth/api-keys/scopes.ts')
const suite = ref('suite', 'node:test')
const test = ref('test', 'node:test')
const useApp = ref('useApp', 'test/use-app.ts')

/** `test/auth-service-accounts.test.ts` */
export function serviceTestsFile(accounts: Accounts, maker: string): Code {
  const { auth } = accounts
  const { path, roles } = auth.settings
  const others = roles.filter((role) => role !== maker)
  const at = lit(`${path}/service-accounts`)
  const one = template`${path}/service-accounts/${code`id`}`
  const keysOf = template`${path}/service-accounts/${code`id`}/keys`
  return code`
    ${suite}('service accounts', () => {
      const { call } = ${useApp}({ maker: ${lit(maker)}, ${others.length > 0 && code`other: ${lit(others[0] ?? '')}`} })

      let made = 100
      const make = async () => {
        const n = (made += 1)
        const account = { ${fields(accounts)} }
        const answer = await call('POST', ${at}, 'maker', { name: ${template`Program ${code`n`}`}, account })
        ${assert}.equal(answer.statusCode, 201, answer.body)
        return answer.json<${ServiceAccount}>().id
      }

      const issue = async (id: ${ServiceAccount}['id']) => {
        const body = { name: 'Key', scopes: ['read', 'write'], days: 30 }
        const answer = await call('POST', ${keysOf}, 'maker', body)
        ${assert}.equal(answer.statusCode, 201, answer.body)
        return answer.json<${IssuedKey}>()
      }

      ${
        others.length > 0 &&
        code`
        ${test}('are for one role alone to make and to see', async () => {
          const id = await make()
          for (const [method, url] of [['POST', ${at}], ['GET', ${at}], ['DELETE', ${one}], ['GET', ${keysOf}]] as const) {
            ${assert}.equal((await call(method, url, 'other')).statusCode, 403, url)
            ${assert}.equal((await call(method, url, 'nobody')).statusCode, 401, url)
          }
        })`
      }

      ${test}('call with keys alone, which end with them', async () => {
        const id = await make()
        const { key, id: keyId } = await issue(id)
        const listed = await call('GET', ${keysOf}, 'maker')
        ${assert}.deepEqual(listed.json<{ data: { id: string }[] }>().data.map((held) => held.id), [keyId])
        const [route = ''] = Object.keys(${scopes})
        const [method = '', address = ''] = route.split(' ')
        const reach = async () => {
          const answer = await call(method as 'GET', address.replaceAll(/:\\w+/g, '1'), 'nobody', undefined, { 'x-api-key': key })
          return answer.statusCode
        }
        const other = await issue(id)
        const ended = await call('DELETE', ${template`${path}/service-accounts/${code`id`}/keys/${code`other.id`}`}, 'maker')
        ${assert}.equal(ended.statusCode, 204)
        if (route !== '') ${assert}.notEqual(await reach(), 401)
        ${assert}.equal((await call('GET', ${at}, 'nobody', undefined, { 'x-api-key': key })).statusCode, 403)
        ${assert}.equal((await call('DELETE', ${one}, 'maker')).statusCode, 204)
        ${assert}.equal((await call('DELETE', ${one}, 'maker')).statusCode, 404)
        ${assert}.equal((await call('GET', ${keysOf}, 'maker')).statusCode, 404)
        ${assert}.equal((await call('GET', ${at}, 'nobody', undefined, { 'x-api-key': key })).statusCode, 401)
      })
    })`
}

/** What a person would have said of themselves when they registered. */
function fields(accounts: Accounts): Hole {
  const columns = asked(accounts).filter(
    (column) => !column.optional && column !== accounts.auth.identifier,
  )
  return lines(
    columns.map((column) => code`${key(column.name)}: ${exampleOf(column, code`n`) ?? false},`),
  )
}
