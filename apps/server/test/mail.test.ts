import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startMailServer, type MailServer } from '@drawbridge/compiler/testing/mail-server'
import { issueReset } from '../src/accounts/mail/links.ts'
import { PASSWORD } from './client.ts'
import { onBothDatabases } from './studios.ts'

const EMAIL = 'ada@example.com'
const NEXT = 'loud badger carves aqueducts'
const PUBLIC = 'https://studio.example.com'

/** A studio that sends mail to this server. */
const by = (server: MailServer) => ({
  publicUrl: PUBLIC,
  mail: { smtpUrl: server.url, from: 'Drawbridge <studio@example.com>' },
})

/** What stands behind # in the link of a letter to somebody. */
async function linked(server: MailServer, count: number, page: string): Promise<string> {
  const letters = await server.until(count)
  // One may overtake another.
  const links = letters.slice(0, count).flatMap(({ raw }) => {
    const link = new RegExp(`${PUBLIC}/${page}#([\\w-]{43})\\s`).exec(raw.replaceAll('=\r\n', ''))
    return link?.[1] ?? []
  })
  return links.at(-1) ?? assert.fail(letters.map(({ raw }) => raw).join('\n'))
}

onBothDatabases('mail', (open) => {
  test('replaces a forgotten password, once, and ends what the old one opened', async () => {
    await using server = await startMailServer({ closeTimeout: 100 })
    const studio = await open(by(server))
    const ada = await studio.browser().register(EMAIL)
    await linked(server, 1, 'confirm-email')
    const stranger = studio.browser()
    const forged = { host: 'studio.example.com', 'x-forwarded-host': 'evil.example' }
    await stranger.must('forgotPassword', { body: { email: 'ADA@example.com' }, headers: forged })
    const token = await linked(server, 2, 'reset-password')
    const reset = (password: string) =>
      stranger.call('resetPassword', { body: { token, password } })
    assert.equal((await reset('short')).status, 422)
    assert.equal((await ada.call('me')).status, 200)
    assert.equal((await reset(NEXT)).status, 204)
    assert.equal((await reset(PASSWORD)).status, 401)
    assert.equal((await ada.call('me')).status, 401)
    assert.equal(stranger.cookies, '', 'the link signs nobody in')
    await stranger.signIn(EMAIL, NEXT)
    assert.equal((await stranger.must('readAccount')).emailConfirmed, true)

    const { id: project } = await stranger.must('createProject', { body: {} })
    const body = { role: 'editor', email: 'grace@example.com' } as const
    const invited = await stranger.must('invite', { params: { project }, body })
    assert.equal(invited.isMailed, true)
    const ticket = await linked(server, 3, 'invitation')
    assert.equal(ticket, invited.token)
    assert.deepEqual(server.received[2]?.recipients, ['grace@example.com'])
    const grace = await studio.browser().register('grace@example.com')
    assert.deepEqual(await grace.must('acceptInvitation', { body: { token: ticket } }), { project })
    const injected = { role: 'editor', email: 'x@example.com>,<y@example.com' } as const
    const { status } = await stranger.call('invite', { params: { project }, body: injected })
    assert.equal(status, 400)
  })

  test('says the same of known and unknown people, and writes to those who are known', async () => {
    await using server = await startMailServer({ closeTimeout: 100 })
    const studio = await open(by(server))
    await studio.browser().register(EMAIL)
    const answers = new Set<string>()
    for (const email of ['nobody@example.com', EMAIL]) {
      const answer = await studio.browser().call('forgotPassword', { body: { email } })
      answers.add(JSON.stringify([answer.status, answer.body]))
    }
    assert.equal(answers.size, 1)
    await linked(server, 2, 'reset-password')
    assert.deepEqual(
      new Set(server.received.flatMap(({ recipients }) => recipients)),
      new Set([EMAIL]),
    )
    const statuses: number[] = []
    for (let count = 0; count < 6; count++)
      statuses.push(
        (await studio.browser().call('forgotPassword', { body: { email: EMAIL } })).status,
      )
    assert.equal(statuses.at(-1), 429, 'nobody fills a mailbox')
  })

  test('a link is for one thing, of one account, for a while', async () => {
    await using server = await startMailServer({ closeTimeout: 100 })
    const studio = await open(by(server))
    await studio.browser().register(EMAIL)
    const browser = studio.browser()
    const confirming = await linked(server, 1, 'confirm-email')
    const body = { token: confirming, password: NEXT }
    assert.equal((await browser.call('resetPassword', { body })).status, 401)
    await browser.must('forgotPassword', { body: { email: EMAIL } })
    const first = await linked(server, 2, 'reset-password')
    assert.equal((await browser.call('confirmEmail', { body: { token: first } })).status, 401)
    await browser.must('forgotPassword', { body: { email: EMAIL } })
    const second = await linked(server, 3, 'reset-password')
    const reset = async (token: string) =>
      (await browser.call('resetPassword', { body: { token, password: NEXT } })).status
    assert.equal(await reset(first), 401, 'only the newest is good')
    const { queries } = studio.studio.storage
    await queries.updateTable('tickets').set({ expires_at: '2000-01-01' }).execute()
    assert.equal(await reset(second), 401)
  })

  test('another address counts once its link was followed, and the old one is told', async () => {
    await using server = await startMailServer({ closeTimeout: 100 })
    const studio = await open(by(server))
    const ada = await studio.browser().register(EMAIL)
    await studio.browser().register('eve@example.com')
    await server.until(2)
    await ada.must('changeEmail', { body: { email: 'eve@example.com' } })
    await ada.must('changeEmail', { body: { email: 'Lovelace@example.com' } })
    const token = await linked(server, 3, 'confirm-email')
    assert.deepEqual(server.received[2]?.recipients, ['lovelace@example.com'])
    assert.equal((await ada.must('me')).user.email, EMAIL)
    const { queries } = studio.studio.storage
    await queries.updateTable('sessions').set({ proven_at: '' }).execute()
    const { status } = await ada.call('changeEmail', { body: { email: 'third@example.com' } })
    assert.equal(status, 403)
    await studio.browser().must('confirmEmail', { body: { token } })
    assert.equal((await ada.must('me')).user.email, 'lovelace@example.com')
    assert.deepEqual((await server.until(4))[3]?.recipients, [EMAIL])
    assert.equal((await ada.must('readAccount')).emailConfirmed, true)
    await studio.browser().signIn('lovelace@example.com')
  })

  test('whoever made an account with somebody else’s address keeps no way into it', async () => {
    await using server = await startMailServer({ closeTimeout: 100 })
    const studio = await open(by(server))
    const mallory = await studio.browser().register(EMAIL)
    await mallory.must('beginSecondFactor')
    const { queries } = studio.studio.storage
    await queries.updateTable('authenticators').set({ confirmed_at: '2026-01-01' }).execute()
    await studio.browser().must('forgotPassword', { body: { email: EMAIL } })
    const token = await linked(server, 2, 'reset-password')
    await studio.browser().must('resetPassword', { body: { token, password: NEXT } })
    const ada = studio.browser()
    await ada.signIn(EMAIL, NEXT)
    await ada.must('beginSecondFactor')
    await queries.updateTable('authenticators').set({ confirmed_at: '2026-01-01' }).execute()
    await studio.browser().must('forgotPassword', { body: { email: EMAIL } })
    const again = await linked(server, 3, 'reset-password')
    await studio.browser().must('resetPassword', { body: { token: again, password: PASSWORD } })
    const answer = await ada.must('login', { body: { email: EMAIL, password: PASSWORD } })
    assert.ok(
      'challenge' in answer,
      'once the address is known to be theirs, the second factor stays',
    )
  })

  test('without a server for it nothing is sent, and the console makes the link', async () => {
    const studio = await open()
    const ada = await studio.browser().register(EMAIL)
    assert.equal((await ada.must('readWaysIn')).mail, false)
    assert.equal((await ada.call('forgotPassword', { body: { email: EMAIL } })).status, 404)
    const { storage } = studio.studio
    assert.equal(await issueReset(storage, 'nobody@example.com', 'console'), undefined)
    const reset = await issueReset(storage, EMAIL, 'console')
    const body = { token: reset?.secret ?? '', password: NEXT }
    await studio.browser().must('resetPassword', { body })
    assert.equal((await ada.call('me')).status, 401)
    await ada.signIn(EMAIL, NEXT)
    assert.equal((await ada.must('readAccount')).emailConfirmed, false)
    await studio.browser().register('eve@example.com')
    const taken = await ada.call('changeEmail', { body: { email: 'eve@example.com' } })
    assert.equal(taken.status, 409)
    await ada.must('changeEmail', { body: { email: 'lovelace@example.com' } })
    assert.equal((await ada.must('me')).user.email, 'lovelace@example.com')
  })
})
