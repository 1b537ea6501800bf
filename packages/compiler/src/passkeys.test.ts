import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { chromium, type CDPSession, type Page } from 'playwright-core'
import { boot } from './testing/boot.ts'
import { drawingWithWays, METHODS } from './testing/ways.ts'

const ORIGIN = 'http://localhost:4999'
const ACCOUNT = { email: 'ada@example.com', password: 'parapluie bleu du mardi' }

/** A device that is held by its owner, unless told otherwise. */
const DEVICE = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
} as const

interface Opened extends AsyncDisposable {
  readonly page: Page
  readonly devices: CDPSession
  readonly authenticatorId: string
}

/** A page of the origin, whose requests the backend answers, in a browser with one device. */
async function open(app: FastifyInstance): Promise<Opened> {
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  const page = await browser.newPage()
  await page.route('**', async (route) => {
    const request = route.request()
    const { pathname } = new URL(request.url())
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: '<h1>Here</h1>' })
    const payload = request.postData()
    const { statusCode, headers, body } = await app.inject({
      method: request.method() as NonNullable<InjectOptions['method']>,
      url: pathname,
      headers: { ...(await request.allHeaders()), host: new URL(ORIGIN).host },
      ...(payload !== null && { payload }),
    })
    const told = Object.entries(headers).map(([name, value]) => [name, String(value)])
    return route.fulfill({ status: statusCode, headers: Object.fromEntries(told), body })
  })
  await page.goto(ORIGIN)
  const devices = await page.context().newCDPSession(page)
  await devices.send('WebAuthn.enable')
  const { authenticatorId } = await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: DEVICE,
  })
  return {
    page,
    devices,
    authenticatorId,
    [Symbol.asyncDispose]: () => browser.close(),
  }
}

interface Answer {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

const call = (
  { page }: Opened,
  path: string,
  payload?: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> =>
  page.evaluate(
    async ([to, text, more]) => {
      const type = text === undefined ? {} : { 'content-type': 'application/json' }
      const answer = await fetch(to, {
        method: 'POST',
        headers: { ...type, ...more },
        ...(text !== undefined && { body: text }),
      })
      return { status: answer.status, body: (await answer.json()) as Answer['body'] }
    },
    [path, payload && JSON.stringify(payload), headers] as const,
  )

/** What the browser's device answers to these options. */
function ask({ page }: Opened, what: 'create' | 'get', options: object): Promise<object> {
  const form = { create: 'Creation', get: 'Request' }[what]
  return page.evaluate(`(async () => {
    const publicKey = PublicKeyCredential.parse${form}OptionsFromJSON(${JSON.stringify(options)})
    return (await navigator.credentials.${what}({ publicKey })).toJSON()
  })()`)
}

async function add(opened: Opened, headers: Readonly<Record<string, string>>): Promise<Answer> {
  const { password: currentPassword } = ACCOUNT
  const { body } = await call(opened, '/auth/passkeys/options', { currentPassword }, headers)
  const credential = await ask(opened, 'create', body)
  return call(opened, '/auth/passkeys', { name: 'Laptop', credential }, headers)
}

/** Nobody says who they are. */
async function enter(opened: Opened): Promise<Answer> {
  const { body } = await call(opened, '/auth/passkeys/sign-in/options')
  return call(opened, '/auth/passkeys/sign-in', { credential: await ask(opened, 'get', body) })
}

suite('passkeys in a browser', () => {
  for (const [name, method] of Object.entries(METHODS)) {
    test(`sign in with ${name}, and are two factors`, async () => {
      const drawing = drawingWithWays([{ kind: 'passkeys' }, { kind: 'totp' }], method)
      await using backend = await boot(drawing, 'sqlite', { PASSKEY_ORIGINS: ORIGIN })
      await using opened = await open(backend.app)
      const registered = await call(opened, '/auth/register', ACCOUNT)
      assert.equal(registered.status, 201)
      const { accessToken, csrfToken } = registered.body
      const headers: Record<string, string> =
        csrfToken === undefined
          ? { authorization: `Bearer ${accessToken}` }
          : { 'x-csrf-token': String(csrfToken) }
      const added = await add(opened, headers)
      assert.equal(added.status, 201, JSON.stringify(added.body))

      const begun = await call(opened, '/auth/totp', { currentPassword: ACCOUNT.password }, headers)
      assert.equal(begun.status, 200)
      const { db } = backend.app as unknown as {
        readonly db: { run(sql: string, params: readonly []): Promise<unknown> }
      }
      await db.run('UPDATE auth_authenticators SET confirmed_at = 1', [])
      await opened.page.context().clearCookies()
      const byPassword = await call(opened, '/auth/login', ACCOUNT)
      assert.deepEqual(byPassword.body['secondFactor'], ['totp', 'recovery'])
      const entered = await enter(opened)
      assert.equal(entered.status, 200, JSON.stringify(entered.body))
      assert.equal((entered.body['user'] as { email: string }).email, ACCOUNT.email)
    })
  }

  test('are no good without their owner, nor as a copy', async () => {
    const drawing = drawingWithWays([{ kind: 'passkeys' }])
    await using backend = await boot(drawing, 'sqlite', { PASSKEY_ORIGINS: ORIGIN })
    await using opened = await open(backend.app)
    const { body } = await call(opened, '/auth/register', ACCOUNT)
    const { status } = await add(opened, { authorization: `Bearer ${body['accessToken']}` })
    assert.equal(status, 201)
    const { devices, authenticatorId } = opened
    assert.equal((await enter(opened)).status, 200)

    await devices.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
    await assert.rejects(enter(opened), /NotAllowedError/)
    await devices.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })

    const { credentials } = await devices.send('WebAuthn.getCredentials', { authenticatorId })
    const [credential] = credentials
    assert.ok(credential)
    const { credentialId } = credential
    await devices.send('WebAuthn.removeCredential', { authenticatorId, credentialId })
    const copy = { ...credential, signCount: 0 }
    await devices.send('WebAuthn.addCredential', { authenticatorId, credential: copy })
    assert.equal((await enter(opened)).status, 401)
  })
})
