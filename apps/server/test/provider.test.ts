import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startFalseIssuer, type Lie } from '@drawbridge/compiler/testing/false-issuer'
import { HALF_LIES, LIES } from '@drawbridge/compiler/testing/lies'
import { CLIENT_SECRET, startOpenId, type OpenId } from '@drawbridge/compiler/testing/open-id'
import { visitor } from '@drawbridge/compiler/testing/visitor'
import type { Browser } from './client.ts'
import { onBothDatabases } from './studios.ts'

const EMAIL = 'ada@example.com'
const PUBLIC = 'https://studio.example.com'
const BACK = `${PUBLIC}/sign-in/provider`

const start = () => startOpenId({ clients: [{ id: 'studio', redirectUri: BACK }] })

/** A studio whose people may sign in by this provider. */
const by = ({ url }: OpenId) => ({
  publicUrl: PUBLIC,
  provider: { name: 'Work', issuer: url, clientId: 'studio', clientSecret: CLIENT_SECRET },
})

interface Visit {
  readonly search: string
  readonly secret: string
}

/** There and back: what a page of ours is opened with then. */
async function visit(browser: Browser, name: 'beginProvider' | 'beginConnection'): Promise<Visit> {
  const { url, secret } = await browser.must(name)
  const arrival = await visitor().follow(url, BACK)
  return { search: arrival.url.search, secret }
}

const ADA = { sub: 'ada', email: EMAIL, email_verified: true, name: 'Ada' }

onBothDatabases('sign-in by a provider', (open) => {
  test('makes an account for whose address is theirs, and finds it again', async () => {
    await using work = await start()
    const studio = await open(by(work))
    assert.equal((await studio.browser().must('readWaysIn')).provider, 'Work')
    work.visitor = ADA
    const ada = studio.browser()
    await ada.must('finishProvider', { body: await visit(ada, 'beginProvider') })
    const { user } = await ada.must('me')
    assert.equal(user.email, EMAIL)
    const account = await ada.must('readAccount')
    assert.deepEqual([account.hasPassword, account.emailConfirmed], [false, true])
    work.visitor = { ...ADA, email: 'moved@example.com' }
    const again = studio.browser()
    await again.must('finishProvider', { body: await visit(again, 'beginProvider') })
    assert.equal((await again.must('me')).user.id, user.id)
    const login = { email: EMAIL, password: 'anything at all, really' }
    assert.equal((await again.call('login', { body: login })).status, 401)
    const params = { id: account.connections[0]?.id ?? '' }
    assert.equal((await ada.call('removeConnection', { params })).status, 409)
    await ada.must('changePassword', { body: { next: 'loud badger carves aqueducts' } })
    await ada.must('removeConnection', { params })
  })

  test('never leads into an account of the same address, until its owner connects it', async () => {
    await using work = await start()
    const studio = await open(by(work))
    const ada = await studio.browser().register(EMAIL)
    work.visitor = ADA
    const browser = studio.browser()
    const refused = await browser.call('finishProvider', {
      body: await visit(browser, 'beginProvider'),
    })
    assert.equal(refused.status, 409)
    work.visitor = { ...ADA, sub: 'eve', email_verified: false }
    const unverified = await visit(browser, 'beginProvider')
    assert.equal((await browser.call('finishProvider', { body: unverified })).status, 403)
    work.visitor = ADA
    const connecting = await visit(ada, 'beginConnection')
    const eve = await studio.browser().register('eve@example.com')
    assert.equal((await eve.call('addConnection', { body: connecting })).status, 401)
    await ada.must('addConnection', { body: await visit(ada, 'beginConnection') })
    await browser.must('finishProvider', { body: await visit(browser, 'beginProvider') })
    assert.equal((await browser.must('me')).user.email, EMAIL)
    const taken = await eve.call('addConnection', { body: await visit(eve, 'beginConnection') })
    assert.equal(taken.status, 409)
  })

  test('believes what answers its own question, in the browser that began, once', async () => {
    await using work = await start()
    const studio = await open(by(work))
    work.visitor = ADA
    const browser = studio.browser()
    const finish = async (body: Visit) => (await browser.call('finishProvider', { body })).status
    const mine = await visit(browser, 'beginProvider')
    const other = await visit(studio.browser(), 'beginProvider')
    assert.equal(await finish({ ...mine, secret: other.secret }), 401)
    assert.equal(await finish({ ...mine, secret: 'x' }), 401)
    assert.equal(await finish(mine), 200)
    assert.equal(await finish(mine), 401, 'once')
    const { search, secret } = await visit(browser, 'beginProvider')
    const forged = search.replace(/state=[^&]*/, 'state=forged')
    assert.equal(await finish({ search: forged, secret }), 401)
    work.visitor = undefined
    assert.equal(await finish(await visit(browser, 'beginProvider')), 401)
  })

  test('is asked for the code of an account as everybody is', async () => {
    await using work = await start()
    const studio = await open(by(work))
    work.visitor = ADA
    const ada = studio.browser()
    await ada.must('finishProvider', { body: await visit(ada, 'beginProvider') })
    await ada.must('beginSecondFactor')
    const { queries } = studio.studio.storage
    await queries.updateTable('authenticators').set({ confirmed_at: '2026-01-01' }).execute()
    const browser = studio.browser()
    const answer = await browser.must('finishProvider', {
      body: await visit(browser, 'beginProvider'),
    })
    assert.ok('challenge' in answer)
    assert.equal(browser.cookies, '')
  })

  test('that lies, or is down, is not believed, and the studio says so', async () => {
    await using issuer = await startFalseIssuer(CLIENT_SECRET)
    const provider = { name: 'Work', issuer: issuer.url, clientId: 'backend' }
    const more = { publicUrl: PUBLIC, provider: { ...provider, clientSecret: CLIENT_SECRET } }
    const studio = await open(more)
    const browser = studio.browser()
    const signIn = async (lie: Lie) => {
      issuer.lie = lie
      const { url, secret } = await browser.must('beginProvider')
      const { search } = issuer.letIn(url)
      return (await browser.call('finishProvider', { body: { search, secret } })).status
    }
    issuer.lie = { answers: (_path, response) => Boolean(response.writeHead(503).end()) }
    assert.equal((await browser.call('beginProvider')).status, 503)
    for (const [what, lie] of Object.entries(LIES)) assert.equal(await signIn(lie), 401, what)
    for (const [what, lie] of Object.entries(HALF_LIES)) assert.equal(await signIn(lie), 403, what)
    const longAgo = { claims: () => ({ auth_time: Math.floor(Date.now() / 1000) - 3600 }) }
    assert.equal(await signIn(longAgo), 401, 'a sign-in of an hour ago')
    assert.equal(await signIn({}), 200)
    issuer.lie = { metadata: () => ({ issuer: 'https://accounts.google.com' }) }
    const other = await open(more)
    assert.equal((await other.browser().call('beginProvider')).status, 503, 'another issuer')
  })
})
