import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { startOpenId, type Claims, type OpenId } from './testing/open-id.ts'
import { visitor, type Visitor } from './testing/visitor.ts'
import { METHODS } from './testing/ways.ts'
import {
  callbackOf,
  CHALLENGE,
  freePort,
  VERIFIER,
  withProvider,
  type WithProvider,
} from './testing/with-provider.ts'

const ADA: Claims = { sub: 'ada', email: 'Ada@example.com', email_verified: true }
const BEN: Claims = { sub: 'ben', email: 'ben@example.com', email_verified: true }

interface SignedIn {
  readonly accessToken: string
  readonly user: { readonly id: number; readonly email: string }
}

suite('signing in with a provider that is one, with tokens', () => {
  let provider: OpenId
  let backend: WithProvider
  before(async () => {
    const port = await freePort()
    provider = await startOpenId({
      clients: [
        { id: 'backend', redirectUri: callbackOf(port) },
        { id: 'another', redirectUri: callbackOf(port) },
      ],
    })
    backend = await withProvider({ port, issuer: provider.url, allow: provider.host })
  })
  after(async () => {
    await backend[Symbol.asyncDispose]()
    await provider[Symbol.asyncDispose]()
  })

  /** Goes to the provider as somebody, and comes back as far as this address. */
  async function visit(browser: Visitor, who: Claims | undefined, until = `${backend.url}/?`) {
    provider.visitor = who
    return browser.follow(`${backend.url}/auth/work?challenge=${CHALLENGE}`, until)
  }

  function exchange(browser: Visitor, code: string | null, verifier = VERIFIER) {
    return browser.fetch(`${backend.url}/auth/exchange`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code, verifier }),
    })
  }

  async function signIn(who: Claims): Promise<SignedIn> {
    const browser = visitor()
    const { url } = await visit(browser, who)
    const answer = await exchange(browser, url.searchParams.get('code'))
    assert.equal(answer.status, 200, await answer.clone().text())
    return (await answer.json()) as SignedIn
  }

  /** A callback of a provider’s that nobody has followed yet. */
  async function callback(browser: Visitor, who: Claims): Promise<URL> {
    const { url } = await visit(browser, who, callbackOf(Number(new URL(backend.url).port)))
    return url
  }

  test('opens an account once, whatever address somebody has there later', async () => {
    const first = await signIn(ADA)
    assert.equal(first.user.email, 'ada@example.com')
    const second = await signIn({ ...ADA, email: 'ada@elsewhere.example' })
    assert.deepEqual(second.user, first.user)
    const headers = { authorization: `Bearer ${second.accessToken}` }
    assert.equal((await fetch(`${backend.url}/auth/me`, { headers })).status, 200)
  })

  test('many who are the same person, at the same time, get one account', async () => {
    const many = await Promise.all(Array.from({ length: 5 }, () => callback(visitorOf(), BEN)))
    const answers = await Promise.all(
      many.map(async (url, index) => browsers[index]?.follow(url.href, `${backend.url}/?`)),
    )
    const signedIn = await Promise.all(
      answers.map(async (arrival, index) => {
        const code = arrival?.url.searchParams.get('code') ?? null
        const answer = await exchange(browsers[index] ?? visitor(), code)
        return ((await answer.json()) as SignedIn).user.id
      }),
    )
    assert.equal(new Set(signedIn).size, 1)
  })

  const browsers: Visitor[] = []
  const visitorOf = (): Visitor => {
    const browser = visitor()
    browsers.push(browser)
    return browser
  }

  test('whoever cancels is brought back with that', async () => {
    const { url } = await visit(visitor(), undefined)
    assert.equal(url.searchParams.get('error'), 'cancelled')
  })

  test('no account is opened for an address that the provider has not verified', async () => {
    for (const claims of [
      { sub: 'eve', email: 'eve@example.com', email_verified: false },
      { sub: 'eve', email: 'eve@example.com' },
      { sub: 'eve' },
    ]) {
      const { url } = await visit(visitor(), claims)
      assert.equal(url.searchParams.get('error'), 'emailUnverified')
    }
  })

  test('an address is no way into an account that somebody else opened', async () => {
    const payload = { email: 'dan@example.com', password: 'parapluie bleu du mardi' }
    const opened = await backend.app.inject({ method: 'POST', url: '/auth/register', payload })
    assert.equal(opened.statusCode, 201)
    const claims = { sub: 'dan', email: 'Dan@example.com', email_verified: true }
    const { url } = await visit(visitor(), claims)
    assert.equal(url.searchParams.get('error'), 'accountExists')
    assert.match(url.searchParams.get('error_description') ?? '', /Sign in to it, and connect/)
  })

  test('a state is good once, in the browser that began, and for nobody else', async () => {
    const [ours, theirs] = [visitor(), visitor()]
    const own = await callback(ours, ADA)
    const foreign = await callback(theirs, BEN)
    const swapped = new URL(own)
    swapped.searchParams.set('state', foreign.searchParams.get('state') ?? '')
    const without = new URL(own)
    without.searchParams.delete('state')
    const twice = new URL(own)
    twice.searchParams.append('state', foreign.searchParams.get('state') ?? '')
    for (const url of [swapped, without, twice])
      assert.equal((await ours.fetch(url.href)).status, 400, url.search)
    assert.equal((await visitor().fetch(own.href)).status, 400)
    assert.equal((await ours.fetch(own.href)).status, 400, 'it was used up by the wrong browser')
    const next = await callback(ours, ADA)
    assert.equal((await ours.fetch(next.href)).status, 302)
    assert.equal((await ours.fetch(next.href)).status, 400)
  })

  test('a code is good once, and for whom it was given', async () => {
    const [ours, theirs] = [visitor(), visitor()]
    const used = await callback(ours, ADA)
    assert.equal((await ours.fetch(used.href)).status, 302)
    const stolen = await callback(theirs, BEN)
    // With a state of one’s own, so that nothing but the code is wrong.
    for (const code of [used, stolen].map((url) => url.searchParams.get('code') ?? '')) {
      const fresh = await callback(ours, ADA)
      fresh.searchParams.set('code', code)
      const answer = await ours.fetch(fresh.href)
      assert.equal(answer.status, 400, await answer.text())
    }
  })

  test('a code of another client of the same provider is none', async () => {
    const browser = visitor()
    provider.visitor = ADA
    const sent = await browser.fetch(`${backend.url}/auth/work?challenge=${CHALLENGE}`)
    const elsewhere = new URL(sent.headers.get('location') ?? '')
    elsewhere.searchParams.set('client_id', 'another')
    const { url } = await browser.follow(
      elsewhere.href,
      callbackOf(Number(new URL(backend.url).port)),
    )
    assert.ok(url.searchParams.get('code'), url.href)
    assert.equal((await browser.fetch(url.href)).status, 400)
  })

  test('what is exchanged for tokens is good once, and for the page that began', async () => {
    const browser = visitor()
    const { url } = await visit(browser, ADA)
    const code = url.searchParams.get('code')
    const wrong = 'a secret that somebody else has made up, of that length'
    assert.equal((await exchange(browser, code, wrong)).status, 400)
    assert.equal((await exchange(browser, code)).status, 400, 'a wrong guess uses it up')
    const again = (await visit(browser, ADA)).url.searchParams.get('code')
    assert.equal((await exchange(browser, again)).status, 200)
    assert.equal((await exchange(browser, again)).status, 400)
  })

  test('nobody is brought to a place of somebody else', async () => {
    for (const place of [
      'https://elsewhere.example/',
      '//elsewhere.example/',
      '/\\elsewhere.example/',
      '\\\\elsewhere.example/',
      'https:elsewhere.example',
      'javascript:alert(1)',
      'data:text/html,x',
      `${backend.url}@elsewhere.example/`,
      `${backend.url.replace('localhost', 'user@localhost')}/`,
      `${backend.url}.elsewhere.example/`,
      '\t//elsewhere.example',
      'ftp://localhost/',
    ]) {
      const query = new URLSearchParams({ challenge: CHALLENGE, returnTo: place })
      const answer = await fetch(`${backend.url}/auth/work?${query}`, { redirect: 'manual' })
      assert.equal(answer.status, 400, place)
    }
  })
})

for (const [dialect, name] of [
  ['mysql', 'cookie sessions'],
  ['postgres', 'tokens in cookies'],
] as const) {
  test(`signs in with ${name} on ${dialect}, and connects an account`, async () => {
    const port = await freePort()
    const clients = [{ id: 'backend', redirectUri: callbackOf(port) }]
    await using provider = await startOpenId({ clients })
    const method = METHODS[name] ?? {}
    const { url: issuer, host: allow } = provider
    await using backend = await withProvider({ port, issuer, allow, method, dialect })

    const browser = visitor()
    provider.visitor = ADA
    const arrived = await browser.follow(`${backend.url}/auth/work`, `${backend.url}/?`)
    assert.equal(arrived.url.href, `${backend.url}/`)
    const me = await browser.fetch(`${backend.url}/auth/me`)
    const { csrfToken, user } = (await me.json()) as SignedIn & { csrfToken: string }
    assert.equal(user.email, 'ada@example.com')

    const account = { email: 'dan@example.com', password: 'parapluie bleu du mardi' }
    const post = (who: Visitor, path: string, payload: object, csrf = '') =>
      who.fetch(`${backend.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
        body: JSON.stringify(payload),
      })
    const enter = async (path: string) => {
      const who = visitor()
      const answer = await post(who, path, account)
      return { who, csrf: ((await answer.json()) as { csrfToken: string }).csrfToken }
    }
    const connect = async ({ who, csrf }: Awaited<ReturnType<typeof enter>>): Promise<string> => {
      const answer = await post(who, '/auth/work/connect', {}, csrf)
      return ((await answer.json()) as { url: string }).url
    }
    const dan = await enter('/auth/register')
    const forged = await post(dan.who, '/auth/work/connect', {}, csrfToken)
    assert.equal(forged.status, 403)

    // Whoever is made to follow the address of somebody else connects nothing.
    provider.visitor = { sub: 'eve' }
    const lured = await visitor().follow(await connect(dan), `${backend.url}/?`)
    assert.equal(lured.answer?.status, 400)
    provider.visitor = { sub: 'dan' }
    assert.equal((await dan.who.follow(await connect(dan), `${backend.url}/?`)).url.search, '')

    const returned = visitor()
    await returned.follow(`${backend.url}/auth/work`, `${backend.url}/?`)
    const known = (await (await returned.fetch(`${backend.url}/auth/me`)).json()) as SignedIn
    assert.equal(known.user.email, account.email)

    // What is Ada’s already is not connected to Dan’s account as well.
    const again = await enter('/auth/login')
    provider.visitor = ADA
    const refused = await again.who.follow(await connect(again), `${backend.url}/?`)
    assert.equal(refused.url.searchParams.get('error'), 'connectedElsewhere')
  })
}
