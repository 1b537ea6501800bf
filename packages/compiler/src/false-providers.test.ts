import assert from 'node:assert/strict'
import { after, afterEach, before, suite, test } from 'node:test'
import { startFalseIssuer, type FalseIssuer, type Lie } from './testing/false-issuer.ts'
import { HALF_LIES, LIES } from './testing/lies.ts'
import { CLIENT_SECRET } from './testing/open-id.ts'
import { startService } from './testing/service.ts'
import { visitor } from './testing/visitor.ts'
import { CHALLENGE, freePort, withProvider, type WithProvider } from './testing/with-provider.ts'

suite('a provider that is not to be trusted', () => {
  let issuer: FalseIssuer
  let backend: WithProvider
  const fresh = async (): Promise<WithProvider> => {
    const port = await freePort()
    return withProvider({ port, issuer: issuer.url, allow: issuer.host })
  }
  before(async () => {
    issuer = await startFalseIssuer(CLIENT_SECRET)
    backend = await fresh()
  })
  afterEach(() => {
    issuer.lie = {}
  })
  after(async () => {
    await backend[Symbol.asyncDispose]()
    await issuer[Symbol.asyncDispose]()
  })

  async function signIn(at: WithProvider, change = (url: URL): URL => url): Promise<Response> {
    const browser = visitor()
    const sent = await browser.fetch(`${at.url}/auth/work?challenge=${CHALLENGE}`)
    if (sent.status !== 302) return sent
    return browser.fetch(change(issuer.letIn(sent.headers.get('location') ?? '')).href)
  }

  const codeOf = (answer: Response): string | null =>
    new URL(answer.headers.get('location') ?? 'http://nowhere').searchParams.get('code')

  test('is believed where it tells the truth', async () => {
    assert.notEqual(codeOf(await signIn(backend)), null)
  })

  for (const [what, lie] of Object.entries(LIES))
    test(`is not believed with ${what}`, async () => {
      issuer.lie = lie
      const answer = await signIn(backend)
      assert.equal(answer.status, 502, await answer.text())
      assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/)
    })

  for (const [what, lie] of Object.entries(HALF_LIES))
    test(`opens no account for ${what}`, async () => {
      issuer.lie = lie
      const answer = await signIn(backend)
      assert.equal(answer.status, 302, await answer.text())
      assert.equal(codeOf(answer), null)
    })

  test('is not believed as another one that it names in the answer', async () => {
    issuer.lie = { metadata: () => ({ authorization_response_iss_parameter_supported: true }) }
    await using other = await fresh()
    const named = (iss: string) => (url: URL) => {
      url.searchParams.set('iss', iss)
      return url
    }
    assert.equal((await signIn(other)).status, 502, 'without iss')
    assert.equal((await signIn(other, named('https://elsewhere.example'))).status, 502)
    assert.notEqual(codeOf(await signIn(other, named(issuer.url))), null)
  })

  test('is not believed where it says that it is another', async () => {
    issuer.lie = { metadata: () => ({ issuer: 'https://accounts.google.com' }) }
    await using other = await fresh()
    assert.equal((await signIn(other)).status, 502)
  })

  test('leads nobody into a private network', async () => {
    await using inside = await startService((_asked, response) => response.end('{}'))
    for (const name of ['token_endpoint', 'jwks_uri']) {
      issuer.lie = { metadata: () => ({ [name]: `http://${inside.host}/secret` }) }
      await using other = await fresh()
      assert.equal((await signIn(other)).status, 502, name)
    }
    assert.deepEqual(inside.asked, [])
  })

  test('that is down, slow, huge or talks nonsense is said to be so, soon', async () => {
    const broken: readonly NonNullable<Lie['answers']>[] = [
      (_path, response) => Boolean(response.destroy()),
      (_path, response) => Boolean(response.writeHead(500).end('no')),
      (_path, response) => Boolean(response.end('<html>')),
      (_path, response) => Boolean(response.end(`{"issuer":"${'x'.repeat(600_000)}"}`)),
      (_path, response) => Boolean(response.writeHead(302, { location: '/x' }).end()),
    ]
    for (const where of ['/.well-known/openid-configuration', '/token', '/keys'])
      for (const answers of broken) {
        issuer.lie = { answers: (path, response) => path === where && answers(path, response) }
        await using other = await fresh()
        await fails(other, 502, /^A service that this depends on did not answer as it should\.$/)
      }
    issuer.lie = { answers: (path) => path === '/token' }
    await fails(backend, 504, /^A service that this depends on did not answer in time\.$/)
  })

  async function fails(at: WithProvider, status: number, words: RegExp): Promise<void> {
    const answer = await signIn(at)
    assert.equal(answer.status, status)
    assert.match(((await answer.json()) as { detail: string }).detail, words)
  }

  test('is asked again once it is back', async () => {
    issuer.lie = { answers: (_path, response) => Boolean(response.writeHead(503).end()) }
    await using other = await fresh()
    assert.equal((await signIn(other)).status, 502)
    issuer.lie = {}
    assert.notEqual(codeOf(await signIn(other)), null)
  })
})
