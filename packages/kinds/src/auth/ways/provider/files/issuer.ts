import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a provider says of somebody. */
export type Claims = Readonly<Record<string, unknown>> & { readonly sub: string }

/** A provider for the tests, in the words of OpenID Connect and of GitHub. */
export interface Issuer {
  readonly url: string
  /** As in EGRESS_ALLOW. */
  readonly host: string
  /** Where the browser of somebody who was sent here is sent back to: a path with its query. */
  letIn(sent: string, claims: Claims): string
  stop(): Promise<void>
}

interface Granted {
  readonly claims: Claims
  readonly asked: URLSearchParams
}

export async function startIssuer(): Promise<Issuer> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const granted = new Map<string, Granted>()

  const server = createServer(async (request, response) => {
    const answer = await answerTo(request)
    response.writeHead(answer === undefined ? 400 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer ?? { error: 'invalid_grant' }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const host = `127.0.0.1:${port}`
  const url = `http://${host}`

  async function answerTo(request: IncomingMessage): Promise<object | undefined> {
    const one = granted.get(request.headers.authorization?.replace(/^Bearer /i, '') ?? '')
    switch (request.url) {
      case '/.well-known/openid-configuration':
        return metadata
      case '/keys':
        return { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'test', alg: 'RS256' }] }
      case '/token':
      case '/login/oauth/access_token':
        return tokens(new URLSearchParams(await textOf(request)), request.url === '/token')
      case '/api/v3/user':
        return one && gitHubUser(one.claims)
      case '/api/v3/user/emails':
        return one && gitHubEmails(one.claims)
      default:
        return undefined
    }
  }

  const metadata = {
    issuer: url,
    authorization_endpoint: `${url}/authorize`,
    token_endpoint: `${url}/token`,
    jwks_uri: `${url}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
  }

  /** Once for each code, and for whoever knows the secret behind the challenge. */
  function tokens(body: URLSearchParams, isOpenId: boolean): object | undefined {
    const code = body.get('code') ?? ''
    const { claims, asked } = granted.get(code) ?? {}
    granted.delete(code)
    const challenge = digest(body.get('code_verifier') ?? '')
    if (claims === undefined || asked?.get('code_challenge') !== challenge) return undefined
    const token = randomBytes(32).toString('base64url')
    granted.set(token, { claims, asked })
    return {
      access_token: token,
      token_type: 'bearer',
      ...(isOpenId && { id_token: idToken(claims, asked) }),
    }
  }

  function idToken(claims: Claims, asked: URLSearchParams): string {
    const iat = Math.floor(Date.now() / 1000)
    const aud = asked.get('client_id')
    const payload = { ...claims, iss: url, aud, iat, exp: iat + 60, nonce: asked.get('nonce') }
    const content = `${encoded({ alg: 'RS256', kid: 'test' })}.${encoded(payload)}`
    const signature = sign('sha256', Buffer.from(content), privateKey)
    return `${content}.${signature.toString('base64url')}`
  }

  return {
    url,
    host,
    letIn(sent, claims) {
      const asked = new URL(sent).searchParams
      const code = randomBytes(32).toString('base64url')
      granted.set(code, { claims, asked })
      const back = new URL(asked.get('redirect_uri') ?? '')
      back.searchParams.set('code', code)
      back.searchParams.set('state', asked.get('state') ?? '')
      return `${back.pathname}${back.search}`
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const gitHubUser = ({ sub, name, preferred_username: login, picture }: Claims): object => ({
  id: Number(sub),
  login: login ?? 'somebody',
  name: name ?? null,
  avatar_url: picture ?? '',
})

const gitHubEmails = ({ email, email_verified: verified }: Claims): object => [
  { email, verified, primary: true },
]

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url')

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
