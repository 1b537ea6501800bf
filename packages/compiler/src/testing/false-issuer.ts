import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SignJWT, UnsecuredJWT } from 'jose'

/** What a provider does that it should not; what is absent is as it should be. */
export interface Lie {
  readonly metadata?: (url: string) => object
  readonly claims?: (url: string) => object
  /** What it says of whoever asks with a token. */
  readonly person?: object
  readonly alg?: 'none' | 'HS256' | 'ES256'
  /** Signs with a key that it doesn’t publish. */
  readonly otherKey?: true
  /** Answers one of its addresses by itself. */
  readonly answers?: (path: string, response: ServerResponse) => boolean
  readonly idToken?: false
}

/** A provider that lets everybody in, as nobody should. */
export interface FalseIssuer extends AsyncDisposable {
  readonly url: string
  readonly host: string
  /** Paths that it was asked for. */
  readonly asked: string[]
  lie: Lie
  /** Where somebody who is sent here is sent back to. */
  letIn(sent: string): URL
}

const KEYS = {
  RS256: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
}
const OTHER = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey

export async function startFalseIssuer(secret: string): Promise<FalseIssuer> {
  let nonce = ''
  const server = createServer(async (request, response) => {
    const path = request.url ?? ''
    issuer.asked.push(path)
    if (issuer.lie.answers?.(path, response)) return
    const answer = await answerTo(path)
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer ?? {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const host = `127.0.0.1:${port}`
  const url = `http://${host}`
  const issuer: FalseIssuer = {
    url,
    host,
    asked: [],
    lie: {},
    letIn(sent) {
      const { searchParams } = new URL(sent)
      nonce = searchParams.get('nonce') ?? ''
      const back = new URL(searchParams.get('redirect_uri') ?? '')
      back.search = String(
        new URLSearchParams({ code: 'a code', state: searchParams.get('state') ?? '' }),
      )
      return back
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }

  async function answerTo(path: string): Promise<object | undefined> {
    const { lie } = issuer
    switch (path) {
      case '/.well-known/openid-configuration':
        return {
          issuer: url,
          authorization_endpoint: `${url}/authorize`,
          token_endpoint: `${url}/token`,
          jwks_uri: `${url}/keys`,
          userinfo_endpoint: `${url}/person`,
          id_token_signing_alg_values_supported: ['RS256'],
          ...lie.metadata?.(url),
        }
      case '/keys':
        return { keys: [publicKey('RS256'), publicKey('ES256')] }
      case '/token':
        return {
          access_token: 'a token',
          token_type: 'Bearer',
          ...(lie.idToken !== false && { id_token: await idToken() }),
        }
      case '/person':
        return { sub: 'mallory', ...lie.person }
      default:
        return undefined
    }
  }

  async function idToken(): Promise<string> {
    const { lie } = issuer
    const now = Math.floor(Date.now() / 1000)
    const claims = {
      iss: url,
      aud: 'backend',
      sub: 'mallory',
      email: 'mallory@example.com',
      email_verified: true,
      iat: now,
      exp: now + 60,
      nonce,
      ...lie.claims?.(url),
    }
    const { alg = 'RS256', otherKey } = lie
    if (alg === 'none') return new UnsecuredJWT(claims).encode()
    const signed = new SignJWT(claims).setProtectedHeader({ alg, kid: alg })
    if (alg === 'HS256') return signed.sign(new TextEncoder().encode(secret))
    const key: KeyObject = otherKey ? OTHER : KEYS[alg].privateKey
    return signed.sign(key)
  }

  return issuer
}

const publicKey = (alg: keyof typeof KEYS): object => ({
  ...KEYS[alg].publicKey.export({ format: 'jwk' }),
  kid: alg,
})
