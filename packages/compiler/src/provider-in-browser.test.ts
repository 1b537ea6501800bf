import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chromium } from 'playwright-core'
import { startOpenId } from './testing/open-id.ts'
import { METHODS } from './testing/ways.ts'
import { callbackOf, freePort, withProvider } from './testing/with-provider.ts'

test('a browser goes to the provider, where somebody signs in, and is signed in when it comes back', async () => {
  const port = await freePort()
  const clients = [{ id: 'backend', redirectUri: callbackOf(port) }]
  await using provider = await startOpenId({ clients, asksPeople: true })
  await using backend = await withProvider({
    port,
    issuer: provider.url,
    allow: provider.host,
    method: METHODS['cookie sessions'] ?? {},
    way: { returnTo: ['/auth/me'] },
    besides: [{ kind: 'passwordReset' }],
    // A browser takes cookies that are for HTTPS alone from its own machine as well.
    environment: { NODE_ENV: 'production' },
  })
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
  try {
    const page = await browser.newPage()
    await page.goto(`${backend.url}/auth/work`)
    await page.fill('input[name=login]', 'ada')
    await page.fill('input[name=password]', 'any will do there')
    await page.click('button[type=submit]')
    await page.click('button[type=submit]')
    await page.waitForURL(`${backend.url}/auth/me`)
    const { user } = JSON.parse(await page.innerText('body'))
    assert.equal(user.email, 'ada@example.com')

    const cookies = await page.context().cookies(backend.url)
    for (const name of ['__Host-sign-in', '__Host-session']) {
      const cookie = cookies.find((one) => one.name === name)
      assert.ok(cookie?.httpOnly && cookie.secure && cookie.sameSite === 'Lax', name)
    }
    assert.deepEqual(await page.evaluate('document.cookie'), '')

    // The page of a link shows what the backend says, and so which field is wrong.
    await page.goto(`${backend.url}/auth/password/reset#${'x'.repeat(43)}`)
    const says = async (password: string, text: RegExp) => {
      await page.getByLabel('New password').fill(password)
      await page.getByRole('button').click()
      await page.getByRole('status').filter({ hasText: text }).waitFor()
    }
    await says(
      'parapluie vert du mercredi',
      /^This link is no longer good\. Ask for another one\.$/,
    )
    await page.evaluate("document.querySelector('input').removeAttribute('minlength')")
    await says('too short', /^The request is not valid\.\s+New password: \S/)
    await page.route('**/auth/password/reset', (route) => route.abort())
    await says('parapluie vert du mercredi', /^That did not work\./)
  } finally {
    await browser.close()
  }
})
