import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createAuthenticator } from '@drawbridge/kinds/testing/authenticator'
import type { Browser } from './client.ts'
import { onBothDatabases } from './studios.ts'

const EMAIL = 'ada@example.com'
type Device = ReturnType<typeof createAuthenticator>
type Asked = { readonly challenge: string }

async function add(browser: Browser, device: Device, fault = {}) {
  const options = (await browser.must('beginPasskey')) as unknown as Asked
  const credential = device.create(options, fault)
  return browser.call('addPasskey', { body: { name: 'Telephone', credential } as never })
}

async function signIn(browser: Browser, device: Device, fault = {}) {
  const options = (await browser.must('beginPasskeySignIn')) as unknown as Asked
  const credential = device.get(options, fault)
  return browser.call('signInWithPasskey', { body: { credential } as never })
}

onBothDatabases('passkeys', (open) => {
  test('sign their owner in, past the code as well: device and owner are two factors', async () => {
    const studio = await open()
    const device = createAuthenticator(studio.url)
    const ada = await studio.browser().register(EMAIL)
    assert.equal((await add(ada, device)).status, 201)
    assert.equal((await add(ada, device)).status, 409, 'one device, one passkey')
    await ada.must('beginSecondFactor')
    const { queries } = studio.studio.storage
    await queries.updateTable('authenticators').set({ confirmed_at: '2026-01-01' }).execute()
    const elsewhere = studio.browser()
    const { status, body } = await signIn(elsewhere, device)
    assert.equal(status, 200)
    assert.equal(body.user.email, EMAIL)
    assert.equal((await elsewhere.call('me')).status, 200)
    assert.match((await ada.must('readAccount')).passkeys[0]?.usedAt ?? '', /^20/)
  })

  test('are believed for what was asked, here and once', async () => {
    const studio = await open()
    const device = createAuthenticator(studio.url)
    const ada = await studio.browser().register(EMAIL)
    const faults = {
      'another origin': { origin: 'https://evil.example' },
      'another host': { host: 'evil.example' },
      'another question': { type: 'webauthn.get' },
      'an owner who was not asked': { flags: 1 | 64 },
    }
    for (const [what, fault] of Object.entries(faults))
      assert.equal((await add(ada, device, fault)).status, 422, what)
    await add(ada, device)
    const browser = studio.browser()
    for (const [what, fault] of Object.entries({
      ...faults,
      'a counter that went back': { counter: 0 },
    }))
      assert.equal(
        (
          await signIn(browser, device, {
            ...fault,
            ...('type' in fault && { type: 'webauthn.create' }),
          })
        ).status,
        401,
        what,
      )
    assert.equal((await signIn(browser, createAuthenticator(studio.url))).status, 401)
    const options = (await browser.must('beginPasskeySignIn')) as unknown as Asked
    const body = { credential: device.get(options) } as never
    assert.equal((await browser.call('signInWithPasskey', { body })).status, 200)
    assert.equal((await browser.call('signInWithPasskey', { body })).status, 401, 'once')
    const eve = await studio.browser().register('eve@example.com')
    const asked = (await ada.must('beginPasskey')) as unknown as Asked
    const stolen = { name: 'Mine', credential: createAuthenticator(studio.url).create(asked) }
    assert.equal((await eve.call('addPasskey', { body: stolen as never })).status, 422)
  })

  test('are removed by their owner, which ends the other sign-ins', async () => {
    const studio = await open()
    const device = createAuthenticator(studio.url)
    const ada = await studio.browser().register(EMAIL)
    await add(ada, device)
    const elsewhere = studio.browser()
    await signIn(elsewhere, device)
    const { passkeys } = await ada.must('readAccount')
    const params = { id: passkeys[0]?.id ?? '' }
    const eve = await studio.browser().register('eve@example.com')
    assert.equal((await eve.call('removePasskey', { params })).status, 404)
    const { queries } = studio.studio.storage
    await queries.updateTable('accounts').set({ password_hash: '' }).execute()
    assert.equal(
      (await ada.call('removePasskey', { params })).status,
      409,
      'nobody shuts themselves out',
    )
    await queries.updateTable('accounts').set({ password_hash: 'argon2id' }).execute()
    await ada.must('removePasskey', { params })
    assert.equal((await elsewhere.call('me')).status, 401)
    assert.equal((await signIn(elsewhere, device)).status, 401)
    await queries.updateTable('sessions').set({ proven_at: '' }).execute()
    assert.equal((await ada.call('beginPasskey')).status, 403)
  })
})
