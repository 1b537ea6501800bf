import { code, commas, key, lit, ref, typeRef, type Code } from '@drawbridge/source'
import { identifier } from '@drawbridge/sql'
import { errorsOf } from '../../../api/main-api.ts'
import { exampleOf } from '../../../table/emit/example.ts'
import { seedOf } from '../../../table/emit/rule-tests/seed.ts'
import { asked } from '../../emit/new-account.ts'
import { assert, mailbox, readCredentials, suite, test } from '../mailed/tests.ts'
import type { Parts } from './parts.ts'
import type { Inviter, InvitationsSettings } from './settings.ts'

const Key = typeRef('Key', 'test/rows.ts')
const useRows = ref('useRows', 'test/rows.ts')

/** The emitted tests of invitations; undefined where a test can't put an organisation there. */
export function testsFile(parts: Parts, { by = [] }: InvitationsSettings): Code | undefined {
  const { accounts, columns, organisations, memberships, roles } = parts
  const { auth, dialect, model } = accounts
  const seed = seedOf({ path: 'row', table: organisations.table }, new Map(), model)
  const account = newcomer(parts)
  const isCounted = [organisations, memberships].every((one) => one.key.type.type === 'integer')
  if (seed === undefined || seed.statements.length > 0 || !account || !isCounted) return undefined
  const [first] = by
  const given = first?.gives[0]
  const kept = roles.find((role) => first?.gives.includes(role) !== true)
  const lowest = roles.find((role) => !by.some((one) => one.role === role))
  const replaced = first && columns.role && cannotReplace(first, by)
  const person = auth.settings.roles[0] ?? ''
  const path = `${auth.settings.path}/invitations`
  const column = (sql: string): Code => code`${key(identifier(sql, dialect))}`
  const membership = (who: string, role: string | undefined): Code => code`
    await rows.insert(${lit(memberships.sql)}, {
      ${column(columns.home.sql)}: organisationId,
      ${column(columns.account.sql)}: person(${lit(who)}).id,
      ${columns.role && role !== undefined && code`${column(columns.role.sql)}: ${lit(role)},`}
    })`
  return code`
    const PATH = ${lit(path)}

    ${suite}('invitations', () => {
      const rows = ${useRows}({ amy: ${lit(person)}, ben: ${lit(person)}, other: ${lit(person)} })
      const { call, db, person } = rows

      /** An organisation that amy invites into. */
      const open = async (): Promise<${Key}> => {
        const organisationId = await ${seed.inserted}
        ${membership('amy', first?.role)}
        return organisationId
      }
      const addressOf = async (who: string): Promise<string> => {
        const account = await ${readCredentials}(db(), person(who).id)
        ${assert}.ok(account)
        return account.identifier
      }
      const invite = (organisationId: ${Key}, email: string, who = 'amy'${given !== undefined && code`, role = ${lit(given)}`}) =>
        call('POST', PATH, who, { organisationId, email${given !== undefined && code`, role`} })
      const list = (organisationId: ${Key}, who = 'amy') =>
        call('GET', \`\${PATH}?organisationId=\${organisationId}\`, who)
      const accept = (token: string, who: string) => call('POST', \`\${PATH}/accept\`, who, { token })
      const register = (token: string, password = 'parapluie rouge du samedi') =>
        call('POST', \`\${PATH}/register\`, 'nobody', { token, ${account}password })

      /** The secret of the next link that is mailed to somebody. */
      const tokenFor = async (email: string): Promise<string> => {
        const { text } = await ${mailbox}.next(email)
        return /#([\\w-]{43})/.exec(text)?.[1] ?? ''
      }
      const invited = async (organisationId: ${Key}, email: string) => {
        const answer = await invite(organisationId, email)
        ${assert}.equal(answer.statusCode, 201, answer.body)
        const { id } = answer.json<{ id: string }>()
        return { id, token: await tokenFor(email) }
      }

      ${test}('make a member of whom they were sent to, once', async () => {
        const organisationId = await open()
        const email = await addressOf('ben')
        const { token } = await invited(organisationId, email)
        ${assert}.equal((await accept(token, 'nobody')).statusCode, 401)
        ${assert}.equal((await accept(token, 'other')).statusCode, 403)
        ${assert}.equal((await register(token)).statusCode, 409)
        const joined = await accept(token, 'ben')
        ${assert}.equal(joined.statusCode, 200, joined.body)
        ${assert}.deepEqual(joined.json(), { organisationId${given !== undefined && code`, role: ${lit(given)}`} })
        ${assert}.equal((await accept(token, 'ben')).statusCode, 409)
        ${assert}.equal((await invite(organisationId, email)).statusCode, 409)
        ${assert}.deepEqual((await list(organisationId)).json(), { data: [] })
      })

      ${test}('open an account for somebody new', async () => {
        const { token } = await invited(await open(), 'newcomer@example.com')
        ${assert}.equal((await register(token, 'passwordpassword')).statusCode, ${lit(errorsOf(model).kinds.invalid.status)})
        const opened = await register(token)
        ${assert}.equal(opened.statusCode, 201, opened.body)
        ${assert}.equal((await register(token)).statusCode, 409)
        ${assert}.equal((await register('x'.repeat(43))).statusCode, 404)
      })

      ${test}('are the same for an address without an account, and shown to nobody else', async () => {
        const organisationId = await open()
        const email = await addressOf('other')
        const [known, unknown] = [await invite(organisationId, email), await invite(organisationId, 'unknown@example.com')]
        ${assert}.deepEqual([known.statusCode, unknown.statusCode], [201, 201])
        ${assert}.deepEqual(Object.keys(known.json()), Object.keys(unknown.json()))
        const token = await tokenFor(email)
        ${assert}.ok(![known.body, (await list(organisationId)).body].some((body) => body.includes(token)))
        const page = await call('GET', \`\${PATH}/register\`, 'nobody')
        ${assert}.equal(page.statusCode, 200)
        ${assert}.ok(!page.body.includes(email))
      })

      ${test}('are sent again and taken back, and the link of before is no good', async () => {
        const organisationId = await open()
        const email = await addressOf('ben')
        const { id, token: first } = await invited(organisationId, email)
        ${assert}.equal((await call('POST', \`\${PATH}/\${id}/resend\`, 'amy')).statusCode, 204)
        const second = await tokenFor(email)
        ${assert}.equal((await accept(first, 'ben')).statusCode, 404)
        ${assert}.equal((await list(organisationId)).json<{ data: object[] }>().data.length, 1)
        ${assert}.equal((await call('DELETE', \`\${PATH}/\${id}\`, 'amy')).statusCode, 204)
        ${assert}.equal((await accept(second, 'ben')).statusCode, 404)
        ${assert}.deepEqual((await list(organisationId)).json(), { data: [] })
        const { token: third } = await invited(organisationId, email)
        await db().run('UPDATE auth_invitations SET expires_at = 1', [])
        ${assert}.equal((await accept(third, 'ben')).statusCode, 404)
      })

      ${test}('are for members who may, and as no more than they may give', async () => {
        const organisationId = await open()
        const { id } = await invited(organisationId, 'somebody@example.com')
        for (const [who, status] of [['nobody', 401], ['other', 404]] as const) {
          ${assert}.equal((await invite(organisationId, 'x@example.com', who)).statusCode, status)
          ${assert}.equal((await list(organisationId, who)).statusCode, status)
          ${assert}.equal((await call('POST', \`\${PATH}/\${id}/resend\`, who)).statusCode, status)
          ${assert}.equal((await call('DELETE', \`\${PATH}/\${id}\`, who)).statusCode, status)
        }
        ${
          kept !== undefined &&
          code`${assert}.equal((await invite(organisationId, 'x@example.com', 'amy', ${lit(kept)})).statusCode, 403)`
        }
        ${
          lowest !== undefined &&
          code`
            ${membership('ben', lowest)}
            ${assert}.equal((await invite(organisationId, 'x@example.com', 'ben')).statusCode, 403)
            ${assert}.equal((await list(organisationId, 'ben')).statusCode, 403)
            ${assert}.equal((await call('DELETE', \`\${PATH}/\${id}\`, 'ben')).statusCode, 404)`
        }
      })

      ${
        columns.role &&
        first !== undefined &&
        lowest !== undefined &&
        code`
          ${test}('are for whoever is a member at that moment, and as what they are then', async () => {
            const organisationId = await open()
            ${membership('ben', lowest)}
            ${assert}.equal((await list(organisationId, 'ben')).statusCode, 403)
            await db().run(${lit(`UPDATE ${memberships.sql} SET ${identifier(columns.role.sql, dialect)} = '${first.role.replaceAll("'", "''")}'`)}, [])
            ${assert}.equal((await list(organisationId, 'ben')).statusCode, 200)
            await db().run(${lit(`DELETE FROM ${memberships.sql}`)}, [])
            ${assert}.equal((await list(organisationId, 'ben')).statusCode, 404)
          })`
      }

      ${
        replaced &&
        code`
          ${test}('are replaced by those alone who could have sent them', async () => {
            const organisationId = await open()
            ${membership('ben', replaced.by)}
            const email = await addressOf('other')
            ${assert}.equal((await invite(organisationId, email, 'amy', ${lit(replaced.higher)})).statusCode, 201)
            const token = await tokenFor(email)
            const again = await invite(organisationId, email, 'ben', ${lit(replaced.lower)})
            ${assert}.equal(again.statusCode, 409, again.body)
            const joined = await accept(token, 'other')
            ${assert}.equal(joined.statusCode, 200, joined.body)
            ${assert}.deepEqual(joined.json(), { organisationId, role: ${lit(replaced.higher)} })
          })`
      }

      ${test}('are forgotten a month after they are over', async () => {
        const organisationId = await open()
        await invited(organisationId, 'long-ago@example.com')
        await db().run('UPDATE auth_invitations SET expires_at = 1', [])
        await invited(organisationId, 'today@example.com')
        const pending = (await list(organisationId)).json<{ data: { email: string }[] }>()
        ${assert}.deepEqual(pending.data.map(({ email }) => email), ['today@example.com'])
      })

      ${test}('are good as long as whoever sent them is a member', async () => {
        const organisationId = await open()
        const { token } = await invited(organisationId, await addressOf('ben'))
        await db().run(${lit(`DELETE FROM ${memberships.sql}`)}, [])
        ${assert}.equal((await accept(token, 'ben')).statusCode, 404)
        ${assert}.equal((await register(token)).statusCode, 404)
      })
    })`
}

/** Another who may invite, and a role that they can't give although the first can. */
function cannotReplace(first: Inviter, by: readonly Inviter[]) {
  for (const { role, gives } of by) {
    const higher = first.gives.find((one) => !gives.includes(one))
    const [lower] = gives
    const isOnce = by.filter((one) => one.role === role).length === 1
    if (higher !== undefined && lower !== undefined && isOnce) return { by: role, higher, lower }
  }
  return undefined
}

/** Members of what opens an account besides its address and its password; undefined where no example is known. */
function newcomer({ accounts }: Parts): Code | false | undefined {
  const members = asked(accounts)
    .filter(({ optional, name }) => !optional && name !== accounts.auth.identifier.name)
    .map((column) => ({ name: column.name, example: exampleOf(column, 1_000) }))
  if (members.some(({ example }) => example === undefined)) return undefined
  if (members.length === 0) return code``
  return code`${commas(members.map((one) => code`${key(one.name)}: ${one.example}`))}, `
}
